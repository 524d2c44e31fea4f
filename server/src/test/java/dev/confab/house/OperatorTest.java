package dev.confab.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandClock;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.Reach;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.NewEvent;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator asks about events on the command line.
class OperatorTest {
  @TempDir Path here;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    out.reset();
    err.reset();
    var terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), here);
    return Main.run(List.of(words), terminal);
  }

  private String printed() {
    return out.toString(UTF_8);
  }

  @Test
  void the_words_are_answered_by_a_running_server_and_without_one() {
    var settings = Settings.read(List.of("--port", "0", "--data", here.toString()), Map.of(), here);
    var data = here.toString();
    try (var server = Server.start(settings)) {
      assertThat(requireNonNull(server.welcome().first()).bot()).isPositive();
      answersAll(data);
    }
    answersAll(data);
  }

  private void answersAll(String data) {
    assertThat(run("events", "--data", data, "--bot", "5")).isZero();
    assertThat(printed()).contains("0 events");
    assertThat(run("doctor", "echo", "--data", data)).isZero();
    assertThat(printed())
        .contains("'echo' is of type B (bot).", "internal:echo was reached just now.")
        .contains("1. Nothing happened that it is told of");
    assertThat(run("replay", "99", "--data", data)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("there is no event 99; nothing was replayed");
    assertThat(run("audit", "--data", data)).isZero();
    assertThat(printed()).contains("balanced").doesNotContain("NOT");
  }

  @Test
  void a_word_that_lacks_something_is_refused() {
    var data = here.toString();
    assertThat(run("events", "--data", data, "--bot")).isEqualTo(2);
    assertThat(run("audit", "--data", here.resolve("nothing").toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("there is no store");
  }

  @Test
  void events_are_listed_replayed_and_audited_on_sqlite() {
    works(Databases.sqlite());
  }

  @Test
  void events_are_listed_replayed_and_audited_on_postgres() {
    works(Databases.postgres());
  }

  private void works(Database database) {
    try (database) {
      var rooms = Rooms.over(database.store(), new byte[32], new HandClock("2026-02-26T00:00:00Z"));
      var portal = portal(rooms);
      var desk = new OperatorDesk(rooms, new Reach(AddressGuard.of(List.of(), false)));
      var id = append(rooms, portal);
      assertThat(desk.answer("events --state waiting")).contains("bot7/chat1", "1 events");
      assertThatThrownBy(() -> desk.answer("replay " + id)).hasMessageContaining("still waits");
      var event = requireNonNull(rooms.log().find(database.store().reads(portal), id));
      var now = Instant.parse("2026-02-26T00:00:00Z");
      rooms
          .log()
          .acknowledge(
              event, new Attempt(now, Duration.ZERO, "http://bot/", 200, "200", null, null));
      assertThat(desk.answer("replay " + id)).isEqualTo("event 1 is replayed as 2\n");
      assertThat(desk.answer("events --bot 7")).contains("2 events");
      assertThat(desk.answer("doctor nobody")).contains("There is no bot 'nobody'");
      assertThatThrownBy(() -> desk.answer("events --state lost")).hasMessageContaining("--state");
      assertThatThrownBy(() -> desk.answer("events --of nowhere.test"))
          .hasMessage("there is no portal nowhere.test");
      assertThat(run("audit", "--database", database.url())).isZero();
      assertThat(printed()).containsPattern("1 +7 +2 +1 +1 +0 +0 +0 +0 +ok");
      database.store().write(portal, tx -> tx.run("DELETE FROM events WHERE portal_id = :portal"));
      assertThat(run("audit", "--database", database.url())).isEqualTo(1);
      assertThat(printed()).contains("NOT balanced");
    }
  }

  private static PortalId portal(Rooms rooms) {
    var home =
        new PortalDraft(
            "chat.test",
            "m",
            "en",
            ZoneId.of("UTC"),
            "professional",
            Portal.State.OPEN,
            false,
            Portal.LimitProfile.SELF_HOSTED);
    return rooms.portals().ensure(home).id();
  }

  private static EventId append(Rooms rooms, PortalId portal) {
    var news =
        new NewEvent(
            "bot7/chat1",
            "ONIMBOTMESSAGEADD",
            new UserId(7),
            new AppId(4),
            new HandlerId(5),
            null,
            null,
            "{}");
    return rooms.store().write(portal, tx -> rooms.log().append(tx, news));
  }
}
