package dev.confab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class Base64StreamTest {
  private static byte[] decoded(String text) throws IOException {
    try (var in = new Base64Stream(StringNode.valueOf(text))) {
      return in.readAllBytes();
    }
  }

  @Test
  void what_was_encoded_comes_back() throws IOException {
    var random = new Random(17);
    for (int length = 1; length < 300; length++) {
      var bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(decoded(Base64.getEncoder().encodeToString(bytes))).isEqualTo(bytes);
      var lines = Base64.getMimeEncoder().encodeToString(bytes);
      assertThat(decoded(lines)).isEqualTo(bytes);
      assertThat(decoded(lines.replace('+', ' '))).isEqualTo(bytes);
      var bare = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      assertThat(decoded(bare)).isEqualTo(bytes);
      for (var text : List.of(lines, "data:;base64," + bare, "\r\n" + lines + "\r\n")) {
        assertThat(Base64Stream.fits(StringNode.valueOf(text), length)).as(text).isTrue();
        assertThat(Base64Stream.fits(StringNode.valueOf(text), length - 1)).as(text).isFalse();
      }
    }
  }

  @Test
  void the_head_of_an_address_is_passed_over() throws IOException {
    assertThat(decoded("data:text/plain;base64,SGVsbG8="))
        .isEqualTo("Hello".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anything_else_is_none() {
    for (var wrong : new String[] {"", "?", "SGVs=bG8", "SGVsbG8é", "A", "\uD83E\uDD16"}) {
      assertThatThrownBy(() -> decoded(wrong)).as(wrong).isInstanceOf(Base64Stream.NotBase64.class);
    }
  }

  @Test
  void it_is_read_in_pieces_of_any_size() throws IOException {
    var bytes = new byte[1000];
    new Random(3).nextBytes(bytes);
    try (var in = new Base64Stream(StringNode.valueOf(Base64.getEncoder().encodeToString(bytes)))) {
      for (int size = 1, at = 0; at < bytes.length; size = size % 17 + 1) {
        var piece = in.readNBytes(size);
        assertThat(piece).isEqualTo(Arrays.copyOfRange(bytes, at, at + piece.length));
        at += piece.length;
      }
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
