package dev.confab.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  @TempDir Path here;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    var terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), here);
    return Main.run(List.of(words), terminal);
  }

  @Test
  void no_command_prints_the_help() {
    assertThat(run()).isZero();
    assertThat(out.toString(UTF_8))
        .contains("serve  ")
        .contains("restore DIR")
        .contains("--public-url")
        .doesNotContain("train");
  }

  @ParameterizedTest
  @CsvSource({
    "serve, --portal portal.yaml",
    "backup, backup backups/monday",
    "restore, --replace",
    "bench, --url http://127.0.0.1:8080 --webhook /rest/1/CODE/",
    "config, commented configuration file",
    "version, which Confab this is",
    "help, this text"
  })
  void every_command_tells_of_itself_and_does_nothing(String command, String told) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString(UTF_8)).contains(command, told);
    assertThat(here).isEmptyDirectory();
  }

  @Test
  void an_unknown_command_is_refused_in_one_line() {
    assertThat(run("sevre")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("confab: unknown command 'sevre' - did you mean 'serve'?\n");
  }

  @Test
  void a_wrong_setting_is_refused_in_one_line() {
    assertThat(run("serve", "--port", "x")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("confab: --port must be a number from 0 to 65535, not 'x'\n");
  }

  @Test
  void a_wrong_portal_file_stops_the_start_with_its_line() throws Exception {
    Files.writeString(here.resolve("p.yaml"), "portal: {}\nuser: []\n");
    assertThat(run("serve", "--portal", "p.yaml", "--port", "0")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("confab: p.yaml:2: unknown key 'user' - did you mean 'users'?\n");
  }

  @Test
  void config_prints_the_commented_file() {
    assertThat(run("config")).isZero();
    assertThat(out.toString(UTF_8)).contains("#port: 8080\n");
  }

  @Test
  void version_says_which() {
    assertThat(run("version")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("Confab dev on Java 2");
  }

  @Test
  void the_training_run_gets_its_echo() {
    assertThat(run("train")).isZero();
    assertThat(out.toString(UTF_8)).contains("answers on http://127.0.0.1:");
  }

  @Test
  void a_backup_without_a_store_is_refused() {
    assertThat(run("backup", "there")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("confab: there is no store in " + here.resolve("data") + "\n");
    assertThat(here.resolve("there")).doesNotExist();
  }
}
