package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartScreenTest {
  private static final FirstStart WORDS = new FirstStart("admin", "password1", "code1", 2);

  private static String screen(
      boolean fresh, boolean tokens, @Nullable FirstStart first, String... arguments) {
    var settings = Settings.read(List.of(arguments), Map.of(), Path.of("/srv"));
    var fromFile = settings.portal() != null;
    var welcome = new Welcome(List.of("127.0.0.1:8080"), fromFile, tokens, first, fresh);
    return StartScreen.of(settings, 8080, welcome);
  }

  @Test
  void the_first_start_tells_how_to_get_an_answer() {
    assertThat(screen(true, false, WORDS))
        .isEqualTo(
            """
            Confab dev answers on http://127.0.0.1:8080

              Data      /srv/data
              Store     SQLite
              Portal    127.0.0.1:8080
              Sign in   admin, password password1
              Webhook   http://127.0.0.1:8080/rest/1/code1/

              Say something to the echo bot, and read its answer:
                curl 'http://127.0.0.1:8080/rest/1/code1/im.message.add?DIALOG_ID=2&MESSAGE=Hello'
                curl 'http://127.0.0.1:8080/rest/1/code1/im.dialog.messages.get?DIALOG_ID=2'

              Not protected
                - calls are plain http; only this machine can make them
                - /srv/data/first-start.txt holds the words above; delete it when you have noted them
                - events may be posted to this machine itself; --developer false forbids it

            """);
  }

  @Test
  void a_later_start_does_not_repeat_the_password() {
    assertThat(screen(false, false, WORDS))
        .contains("Sign in   admin, password in /srv/data/first-start.txt")
        .doesNotContain("password1");
  }

  @Test
  void a_later_start_without_the_file_repeats_nothing() {
    assertThat(screen(false, false, null))
        .contains("http://127.0.0.1:8080/rest/{user}/{code of a webhook}/{method}")
        .doesNotContain("first-start.txt");
  }

  @Test
  void fixed_tokens_are_warned_about() {
    assertThat(screen(false, true, null, "--portal", "p.yaml"))
        .contains("Applied   /srv/p.yaml")
        .contains("passwords and codes in clear, and tokens that never change");
    assertThat(screen(false, false, null, "--portal", "p.yaml"))
        .doesNotContain("tokens that never change");
  }

  @Test
  void an_open_address_is_warned_about() {
    assertThat(screen(false, false, null, "--host", "0.0.0.0", "--allow", "10.0.0.0/8"))
        .contains("anybody on the way can read them")
        .contains("events may also be posted to 10.0.0.0/8")
        .contains("/metrics and /health answer to everybody")
        .doesNotContain("this machine itself");
  }

  @Test
  void a_password_in_the_database_address_is_not_shown() {
    assertThat(
            screen(false, false, null, "--database", "jdbc:postgresql://u:pw1@db/x?password=pw2"))
        .contains("Store     jdbc:postgresql://db/x\n")
        .doesNotContain("pw1")
        .doesNotContain("pw2");
  }
}
