package dev.confab.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.AppId;
import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final PortalId PORTAL = new PortalId(3);
  private static final UserId USER = new UserId(4_000_000_000L);

  private final HandClock clock = new HandClock("2026-03-01T12:00:00.250Z");
  private final Tokens tokens = new Tokens(key("0123456789abcdef"), clock);
  private final App app = app(7);

  @Test
  void a_token_says_what_it_was_minted_for() {
    var issued = tokens.issue(PORTAL, app, USER);
    var hour = clock.instant().plus(Duration.ofHours(1));
    var half = clock.instant().plus(Duration.ofDays(180));

    assertThat(issued.expires()).isEqualTo(hour);
    assertThat(tokens.read(issued.accessToken()))
        .isEqualTo(new Claims(Claims.Kind.ACCESS, PORTAL, app.id(), USER, hour));
    assertThat(tokens.read(issued.refreshToken()))
        .isEqualTo(new Claims(Claims.Kind.REFRESH, PORTAL, app.id(), USER, half));
    assertThat(Objects.requireNonNull(tokens.read(tokens.code(PORTAL, app, USER))).expires())
        .isEqualTo(clock.instant().plusSeconds(30));
  }

  @Test
  void changing_any_digit_makes_it_worthless() {
    var token = tokens.issue(PORTAL, app, USER).accessToken();
    for (int i = 0; i < token.length(); i++) {
      var other = token.charAt(i) == '0' ? '1' : '0';
      var forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.read(forged)).as("digit %d", i).isNull();
    }
  }

  @Test
  void a_token_has_only_one_spelling() {
    var token = tokens.issue(PORTAL, app, USER).refreshToken();

    assertThat(token).isNotEqualTo(token.toUpperCase(Locale.ROOT));
    assertThat(tokens.read(token.toUpperCase(Locale.ROOT))).isNull();
    assertThat(tokens.read(token + "00")).isNull();
    assertThat(tokens.read(" " + token)).isNull();
  }

  @Test
  void another_server_s_token_is_worthless() {
    var others = new Tokens(key("another key of 26 letters!"), clock);

    assertThat(tokens.read(others.issue(PORTAL, app, USER).accessToken())).isNull();
    assertThat(tokens.read("")).isNull();
    assertThat(tokens.read("demoaccesstoken")).isNull();
    assertThat(tokens.read("z".repeat(90))).isNull();
  }

  @Test
  void tokens_of_one_moment_differ() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      var issued = tokens.issue(PORTAL, app, USER);
      seen.add(issued.accessToken());
      seen.add(issued.refreshToken());
    }
    assertThat(seen).hasSize(2_000);
  }

  @Test
  void a_weak_key_or_an_id_too_large_is_refused_at_once() {
    assertThatThrownBy(() -> new Tokens(key("short"), clock))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tokens.issue(PORTAL, app, new UserId(1L << 32)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_that_holds_a_secret_prints_it() {
    var issued = tokens.issue(PORTAL, app, USER);
    assertThat(issued.toString()).doesNotContain(issued.accessToken(), issued.refreshToken());
    assertThat(app.toString()).doesNotContain(app.applicationToken());
    assertThat(World.draft().build().toString()).doesNotContain("demo-client-secret");
    assertThat(new AppDraft.Grant(USER, "in-clear", "in-clear", null).toString())
        .doesNotContain("in-clear");
    assertThat(new WebhookDraft(USER, "in-clear", "", Set.of(), null).toString())
        .doesNotContain("in-clear");
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static App app(long id) {
    return new App(
        new AppId(id),
        App.LOCAL,
        "local.demo",
        "Demo",
        Set.of("imbot"),
        "",
        "",
        "sent-with-events",
        1,
        "L",
        true,
        true,
        false,
        Set.of(),
        Instant.EPOCH);
  }
}
