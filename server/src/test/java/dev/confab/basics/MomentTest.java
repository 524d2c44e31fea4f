package dev.confab.basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-03-03T16:52:29+01:00, 2026-03-03T15:52:29Z",
    "2026-03-03T16:52:29+0100, 2026-03-03T15:52:29Z",
    "2026-03-03T16:52:29-05, 2026-03-03T21:52:29Z",
    "2026-03-03T16:52:29 01:00, 2026-03-03T15:52:29Z",
    "2026-03-03T16:52:29 0100, 2026-03-03T15:52:29Z",
    "2026-03-03 16:52:29  01:00, 2026-03-03T15:52:29Z",
    "2026-03-03 16:52:29 +01:00, 2026-03-03T15:52:29Z",
    "2026-03-03t16:52:29.250z, 2026-03-03T16:52:29.250Z",
    "2026-03-03T16:52Z, 2026-03-03T16:52:00Z",
    "2026-03-03T16:52:29, 2026-03-03T15:52:29Z",
    "2026-07-03 16:52:29, 2026-07-03T14:52:29Z",
    "2026-07-03 16:52, 2026-07-03T14:52:00Z",
    "2026-03-03, 2026-03-02T23:00:00Z",
  })
  void a_time_is_read_as_clients_spell_it(String text, Instant meant) {
    assertThat(Moment.read(text, BERLIN)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-02-30",
        "2026-03-03T25:00:00Z",
        "2026-03-03T16:52:29+99:00",
        "2026-03-03T16:52:29+01:00 or so",
        "+999999999-12-31T23:59:59Z",
        "-0001-12-31T23:59:59Z",
        "03.03.2026"
      })
  void what_is_no_time_is_none(String text) {
    assertThat(Moment.read(text, BERLIN)).isNull();
  }

  @Test
  void an_hour_that_the_clocks_leave_out_is_the_one_after() {
    assertThat(Moment.read("2026-03-29T02:30:00", BERLIN))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }
}
