package dev.confab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  /// Long enough for a text that is read once, and far too short for one that is read again from
  /// each of its letters.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int MUCH = 1 << 20;

  @Test
  void a_signed_statement_is_masked_with_its_padding() {
    assertThat(Secrets.mask("a eyJhIjoxfQ==.eyJiIjoyfQ==.c2ln= b")).isEqualTo("a *** b");
    assertThat(Secrets.mask("id=eyJhIjoxfQ.eyJiIjoyfQ.c2ln&b")).isEqualTo("id=***&b");
    assertThat(Secrets.mask("eyJ=eyJ.a eyJa=b.c")).isEqualTo("eyJ=eyJ.a eyJa=b.c");
  }

  @Test
  void what_strangers_send_is_read_once_whatever_it_repeats() {
    for (var piece : new String[] {"=eyJ", "-eyJ", "eyJ.", "%41eyJ", "eyJ=a", ".eyJa", "eyJa="}) {
      var text = piece.repeat(MUCH / piece.length());
      assertTimeoutPreemptively(PATIENCE, () -> Secrets.mask(text), piece);
    }
    for (var piece :
        new String[] {
          "token", "token=", "token%5D", "/rest/1", "/rest/1/", "/confab/stream/1", "auth]", "sid",
        }) {
      var text = piece.repeat(MUCH / piece.length());
      assertTimeoutPreemptively(PATIENCE, () -> Secrets.maskArguments(text), piece);
      assertTimeoutPreemptively(PATIENCE, () -> Secrets.maskForm(text), piece);
    }
  }

  /// What programs make of a form they were sent when they print it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"access_token":"short","domain":"a.test"} | {"access_token":"***","domain":"a.test"}
          {"auth": {"application_token" : "a b"}} | {"auth": {"application_token" : "***"}}
          {"refreshToken":"a\\"b","x":"y"} | {"refreshToken":"***","x":"y"}
          {"log":"{\\"access_token\\":\\"short\\",\\"x\\":1}"} | {"log":"{\\"access_token\\":\\"***\\",\\"x\\":1}"}
          {'client_secret': 'short', 'x': 1} | {'client_secret': '***', 'x': 1}
          [access_token] => short [domain] => a.test | [access_token] => *** [domain] => a.test
          auth[access_token]=short&event=X | auth[access_token]=***&event=X
          auth%5Bapplication_token%5D=short&event=X | auth%5Bapplication_token%5D=***&event=X
          password: short; x | password: ***; x
          Server: a/1.2 X-Auth-Token: short; x | Server: a/1.2 X-Auth-Token: ***; x
          charset=UTF-8, SID : short BOTTOKEN=short | charset=UTF-8, SID : *** BOTTOKEN=***
          {"token":"cut in the mid | {"token":"***
          {"token": | {"token":
          {"tokens":"3","author":"anna","event":"X"} | {"tokens":"3","author":"anna","event":"X"}
          """)
  void a_secret_is_known_by_its_name(String answer, String shown) {
    assertThat(Secrets.maskDump(answer)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "?charset=a&AUTH=short&b=c, ?charset=a&AUTH=***&b=c",
    "cmd[a][refresh_token]=short, cmd[a][refresh_token]=***",
    "cmd%5ba%5d%5bCLIENT_ID%5d=short&b=c, cmd%5ba%5d%5bCLIENT_ID%5d=***&b=c",
    "xsid=a&sessId=short&PassWord=short, xsid=a&sessId=***&PassWord=***",
    "client_secret=short&author=a&=b, client_secret=***&author=a&=b"
  })
  void a_secret_is_known_by_its_name_in_a_call(String call, String shown) {
    assertThat(Secrets.maskArguments(call)).isEqualTo(shown);
  }

  @Test
  void much_of_it_is_read_once() {
    var quotes = "\"access_token\":\"\\\"".repeat(50_000);
    assertThat(Secrets.maskDump(quotes)).doesNotContain("token\":\"\\");
    assertThat(Secrets.maskDump("token:".repeat(50_000))).startsWith("token:***");
  }

  @Test
  void the_beginning_of_a_token_goes_with_what_was_cut_off() {
    assertThat(Secrets.withoutCutToken("answer 0af90af90af90af90af90af90af9")).isEqualTo("answer ");
    assertThat(Secrets.withoutCutToken("answer x")).isEqualTo("answer x");
    var long40 = "answer " + "0af9".repeat(10);
    assertThat(Secrets.withoutCutToken(long40)).as("what is masked as a whole").isEqualTo(long40);
  }
}
