package dev.confab.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base64TextTest {
  @Test
  void what_was_encoded_comes_back() {
    var random = new Random(17);
    for (int length = 1; length < 300; length++) {
      var bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(Base64Text.decode(Base64.getEncoder().encodeToString(bytes))).isEqualTo(bytes);
      var lines = Base64.getMimeEncoder().encodeToString(bytes);
      assertThat(Base64Text.decode(lines)).isEqualTo(bytes);
      assertThat(Base64Text.decode(lines.replace('+', ' '))).isEqualTo(bytes);
      var bare = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      assertThat(Base64Text.decode(bare)).isEqualTo(bytes);
      assertThat(Base64Text.sizeOf(lines)).isGreaterThanOrEqualTo(length);
    }
  }

  @Test
  void the_head_of_an_address_is_passed_over() {
    assertThat(Base64Text.decode("data:text/plain;base64,SGVsbG8="))
        .isEqualTo("Hello".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anything_else_is_none() {
    for (var wrong : new String[] {"", "?", "SGVs=bG8", "SGVsbG8é", "A", "\uD83E\uDD16"}) {
      assertThat(Base64Text.decode(wrong)).as(wrong).isNull();
    }
  }
}
