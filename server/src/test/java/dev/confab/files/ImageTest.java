package dev.confab.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {
  /// The shortest header of all: that of a GIF with two colours.
  private static final int HEADER_MIN = 19;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void type_and_size_are_read_from_the_bytes(String format) {
    assertThat(Image.read(Pictures.of(format, 37, 21)))
        .isEqualTo(new Image("image/" + format, 37, 21));
  }

  @Test
  void all_three_kinds_of_webp_are_known() {
    var onePixel = new Image("image/webp", 1, 1);
    assertThat(Image.read(Pictures.WEBP_LOSSY)).isEqualTo(onePixel);
    assertThat(Image.read(Pictures.WEBP_LOSSLESS)).isEqualTo(onePixel);
    assertThat(Image.read(Pictures.WEBP_EXTENDED)).isEqualTo(onePixel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "just a text",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<?xml version='1.0'?><svg/>",
        "<html><script>alert(1)</script></html>",
        "GIF89a<script>alert(1)</script>",
        "BMore than a bitmap would hold, but none",
        "RIFF....WEBPVP8Znothing known",
        "%PDF-1.7"
      })
  void what_is_no_picture_is_none(String text) {
    assertThat(Image.read(text.getBytes(UTF_8))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void a_header_cut_off_anywhere_is_no_picture_and_no_failure(String format) {
    var whole = Pictures.of(format, 37, 21);
    for (int length = 0; length < HEADER_MIN; length++) {
      assertThat(Image.read(Arrays.copyOf(whole, length))).as("%s bytes", length).isNull();
    }
  }

  @Test
  void a_picture_that_breaks_off_is_none_where_its_bytes_tell() {
    var all =
        List.of(
            Pictures.of("png", 37, 21),
            Pictures.of("bmp", 37, 21),
            Pictures.WEBP_LOSSY,
            Pictures.WEBP_LOSSLESS,
            Pictures.WEBP_EXTENDED);
    for (var whole : all) {
      assertThat(whole(whole)).isEqualTo(Image.read(whole)).isNotNull();
      assertThat(whole(Arrays.copyOf(whole, whole.length + 100))).isNotNull();
      for (int length = 0; length < whole.length - 8; length++) {
        assertThat(whole(Arrays.copyOf(whole, length))).as("%s bytes", length).isNull();
      }
    }
    for (var format : List.of("jpeg", "gif")) {
      var whole = Pictures.of(format, 37, 21);
      assertThat(whole(Arrays.copyOf(whole, whole.length - 2))).isNotNull();
    }
  }

  @Test
  void what_is_left_behind_the_end_of_a_cropped_picture_is_no_matter() {
    var whole = Pictures.of("png", 37, 21);
    var tail = new byte[1024];
    assertThat(Image.whole(whole, tail, 100_000)).isEqualTo(Image.read(whole));
    assertThat(Image.whole(Arrays.copyOf(whole, whole.length - 8), tail, 100_000)).isNull();
  }

  private static @Nullable Image whole(byte[] bytes) {
    return Image.whole(bytes, bytes, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void damaged_bytes_never_fail(String format) {
    var chance = new Random(7);
    for (int round = 0; round < 2000; round++) {
      var bytes = Pictures.of(format, 3, 2);
      for (int i = 0; i < 4; i++) {
        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
      }
      var image = Image.read(bytes);
      assertThat(whole(bytes) == null || image != null).isTrue();
      assertThat(image == null || (image.width() > 0 && image.height() > 0)).isTrue();
    }
  }
}
