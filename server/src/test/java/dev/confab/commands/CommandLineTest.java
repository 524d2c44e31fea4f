package dev.confab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void a_line_that_begins_with_a_slash_is_one() {
    assertThat(CommandLine.of("/Help me  now "))
        .containsExactly(new CommandLine("help", "me  now"));
    assertThat(CommandLine.of("/help")).containsExactly(new CommandLine("help", ""));
    assertThat(CommandLine.of("/help\r\n/me\tx"))
        .containsExactly(new CommandLine("help", ""), new CommandLine("me\tx", ""));
  }

  @Test
  void talk_is_none() {
    assertThat(CommandLine.of("no /help")).isEmpty();
    assertThat(CommandLine.of("/ help")).isEmpty();
    assertThat(CommandLine.of("")).isEmpty();
  }

  @Test
  void a_wall_of_slashes_is_cut() {
    assertThat(CommandLine.of("/a\n".repeat(1_000))).hasSize(CommandLine.LINES_MAX);
  }

  @Test
  void whatever_is_typed_is_read() {
    var random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append("/ \n\rabC\u00c4\ud83e\udd16".charAt(random.nextInt(10)));
      }
      assertThat(CommandLine.of(text.toString()))
          .allSatisfy(
              line -> {
                assertThat(line.name()).isNotEmpty().doesNotContain(" ", "\n");
                assertThat(line.params()).isEqualTo(line.params().strip());
              });
    }
  }
}
