package dev.confab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

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
}
