package dev.confab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ShrunkTest {
  private static final int SIDE = 100;
  private static final int BIG = 7_000;

  private static BufferedImage shrunk(byte[] bytes) throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(Shrunk.of(new ByteArrayInputStream(bytes), SIDE).bytes()));
  }

  /// Red at its left, blue at its right.
  private static byte[] jpeg() throws IOException {
    var image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 200, 200);
    pen.setColor(Color.BLUE);
    pen.fillRect(200, 0, 200, 200);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }

  /// The same as a camera writes it that was held in this way.
  private static byte[] held(int orientation) throws IOException {
    return held(orientation, 2 + 2 + ByteBuffer.wrap(jpeg(), 4, 2).getShort());
  }

  /// @param at where its notes stand: after what names the format, or before it
  private static byte[] held(int orientation, int at) throws IOException {
    var plain = jpeg();
    var exif =
        ByteBuffer.allocate(36)
            .putShort((short) 0xffe1)
            .putShort((short) 34)
            .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0);
    var bytes = new ByteArrayOutputStream();
    bytes.write(plain, 0, at);
    bytes.write(exif.array());
    bytes.write(plain, at, plain.length - at);
    return bytes.toByteArray();
  }

  /// A picture that promises more than it has.
  private static byte[] png(int width, int height) {
    var head =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(StandardCharsets.US_ASCII))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 6, 0, 0, 0});
    var sum = new CRC32();
    sum.update(head.array());
    return ByteBuffer.allocate(33)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
        .putInt(13)
        .put(head.array())
        .putInt((int) sum.getValue())
        .array();
  }

  @Test
  void a_photograph_is_turned_as_the_camera_was_held() throws IOException {
    var lying = shrunk(jpeg());
    assertThat(lying.getWidth()).isEqualTo(SIDE);
    assertThat(lying.getHeight()).isEqualTo(SIDE / 2);
    var standing = shrunk(held(6));
    assertThat(standing.getWidth()).isEqualTo(SIDE / 2);
    assertThat(standing.getHeight()).isEqualTo(SIDE);
    assertThat(new Color(standing.getRGB(25, 10)).getRed()).as("red is above").isGreaterThan(200);
    var upsideDown = shrunk(held(3));
    assertThat(new Color(upsideDown.getRGB(10, 25)).getBlue()).isGreaterThan(200);
  }

  @Test
  void notes_in_the_wrong_place_cost_no_preview() throws IOException {
    assertThat(shrunk(held(6, 2)).getWidth()).isEqualTo(SIDE);
  }

  @Test
  void all_kinds_of_webp_are_read() throws IOException {
    for (var webp : new byte[][] {Pictures.WEBP_LOSSY, Pictures.WEBP_LOSSLESS}) {
      assertThat(shrunk(webp).getWidth()).isEqualTo(SIDE);
    }
  }

  @Test
  void what_promises_too_many_pixels_is_not_read() {
    assertThat(Shrunk.isPossible("image/png", 10_000, 6_000)).isFalse();
    assertThat(Shrunk.isBearable(0xffff_ffffL, 0xffff_ffffL)).isFalse();
    assertThatThrownBy(() -> shrunk(png(10_000, 6_000))).hasMessage("10000 x 6000 pixels");
    assertThatThrownBy(() -> shrunk(png(Integer.MAX_VALUE, Integer.MAX_VALUE)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void what_promises_more_than_it_has_is_an_error_and_no_fault() throws IOException {
    assertThatThrownBy(() -> shrunk(png(BIG, BIG))).isInstanceOf(IOException.class);
    var cut = jpeg();
    for (int length = 0; length < cut.length; length += 97) {
      var piece = Arrays.copyOf(cut, length);
      try {
        assertThat(shrunk(piece)).isNotNull();
      } catch (IOException | RuntimeException e) {
        assertThat(e).isNotInstanceOf(AssertionError.class);
      }
    }
  }

  @Test
  void fifty_million_pixels_take_little_memory() throws IOException {
    var image = new BufferedImage(BIG, BIG, BufferedImage.TYPE_BYTE_BINARY);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    assertThat(shrunk(bytes.toByteArray()).getWidth()).isEqualTo(SIDE);
  }
}
