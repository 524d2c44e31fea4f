package dev.confab.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.access.App;
import dev.confab.access.AppDrafts;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.EventId;
import dev.confab.basics.HandClock;
import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.BotProfile;
import dev.confab.bots.HandlerUrls;
import dev.confab.bots.rest.v1.BotDraft;
import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.Health;
import dev.confab.delivery.Reach;
import dev.confab.delivery.TermsChange;
import dev.confab.eventlog.Acknowledged;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.NewEvent;
import dev.confab.hooks.HookDraft;
import dev.confab.hooks.HookEvent;
import dev.confab.hooks.News;
import dev.confab.people.PersonDraft;
import dev.confab.people.Profile;
import dev.confab.portals.PortalDrafts;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator asks about events on the command line.
class OperatorTest {
  private static final Instant NOW = Instant.parse("2026-02-26T00:00:00Z");

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
    assertThat(run("migrate-report", "--data", data, "--days", "30")).isZero();
    assertThat(printed()).endsWith("0 callers have something to move, 0 nothing.\n");
    assertThat(run("migrate-report", "--json", "--data", data)).isZero();
    assertThat(printed()).isEqualTo("[ ]\n");
    assertThat(run("migrate-report", "--days", "x", "--data", data)).isEqualTo(2);
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
      var rooms = rooms(database);
      var portal = portal(rooms);
      var desk = desk(rooms, OperatorDesk.HealthOf.NOBODY);
      var bot = bot(rooms, portal);
      var id = append(rooms, portal, bot);
      assertThat(desk.answer("events --state waiting"))
          .contains("bot" + bot + "/chat1", "1 events");
      assertThatThrownBy(() -> desk.answer("replay " + id)).hasMessageContaining("still waits");
      assertThat(desk.answer("events retry " + id)).isEqualTo("event 1 is due now\n");
      var event = requireNonNull(rooms.log().find(database.store().reads(portal), id));
      var now = Instant.parse("2026-02-26T00:00:00Z");
      Acknowledged.now(
          rooms.log(),
          event,
          new Attempt(now, Duration.ZERO, "http://bot/", 200, "200", null, null));
      assertThat(desk.answer("replay " + id)).isEqualTo("event 1 is replayed as 2\n");
      assertThat(desk.answer("events --bot " + bot)).contains("2 events");
      assertThat(desk.answer("doctor nobody")).contains("There is no bot 'nobody'");
      assertThatThrownBy(() -> desk.answer("events --state lost")).hasMessageContaining("--state");
      assertThatThrownBy(() -> desk.answer("events --of nowhere.test"))
          .hasMessage("there is no portal nowhere.test");
      assertThat(run("audit", "--database", database.url())).isZero();
      assertThat(printed()).containsPattern("1 +" + bot + " +2 +1 +1 +0 +0 +0 +0 +ok");
      database.store().write(portal, tx -> tx.run("DELETE FROM events WHERE portal_id = :portal"));
      assertThat(run("audit", "--database", database.url())).isEqualTo(1);
      assertThat(printed()).contains("NOT balanced");
    }
  }

  private static PortalId portal(Rooms rooms) {
    return rooms.portals().ensure(PortalDrafts.of("chat.test")).id();
  }

  @Test
  void events_that_wait_are_decided_about_on_sqlite() {
    decided(Databases.sqlite());
  }

  @Test
  void events_that_wait_are_decided_about_on_postgres() {
    decided(Databases.postgres());
  }

  private static void decided(Database database) {
    try (database) {
      var rooms = rooms(database);
      var portal = portal(rooms);
      var desk = desk(rooms, OperatorDesk.HealthOf.NOBODY);
      var bot = bot(rooms, portal);
      var first = append(rooms, portal, bot);
      var second = append(rooms, portal, bot);
      var third = append(rooms, portal, bot);
      assertThatThrownBy(() -> desk.answer("events skip " + second))
          .hasMessage("its dialog does not hang on event 2; nothing was done");
      assertThatThrownBy(() -> desk.answer("events cancel " + second + " 99"))
          .hasMessage("there is no event 99; nothing was done");
      assertThat(desk.answer("events skip " + first))
          .isEqualTo("event 1 is skipped; its dialog goes on\n");
      assertThat(desk.answer("events cancel " + second + " " + third))
          .isEqualTo("event 2 is cancelled\nevent 3 is cancelled\n");
      assertThat(desk.answer("events"))
          .containsPattern("(?m)^1 .*WITHDRAWN .*skipped by the operator$")
          .containsPattern("(?m)^3 .*WITHDRAWN .*cancelled by the operator$");
      assertThatThrownBy(() -> desk.answer("events retry " + first))
          .hasMessage("event 1 does not wait; nothing was done");
      assertThatThrownBy(() -> desk.answer("events mend 1")).hasMessageContaining("not 'mend'");
      assertThatThrownBy(() -> desk.answer("events skip"))
          .hasMessageContaining("needs the numbers");
    }
  }

  @Test
  void an_event_that_is_not_posted_says_why_and_is_not_retried_on_sqlite() {
    held(Databases.sqlite());
  }

  @Test
  void an_event_that_is_not_posted_says_why_and_is_not_retried_on_postgres() {
    held(Databases.postgres());
  }

  private static void held(Database database) {
    try (database) {
      var rooms = rooms(database);
      var portal = portal(rooms);
      var probe = NOW.plusSeconds(60);
      var open = new Health("open", NOW, probe, 0, 3, null);
      var desk = desk(rooms, (of, app, address) -> open);
      var bot = bot(rooms, portal);
      var id = append(rooms, portal, bot);
      var behind = append(rooms, portal, bot);
      assertThat(desk.answer("events"))
          .containsPattern("(?m)^1 .* 0  the handler .*/hear is spared until " + probe + ", when")
          .containsPattern("(?m)^2 .* 0  it is behind event 1 of its dialog$");
      var url = "http://127.0.0.1:9/hear";
      var app = requireNonNull(rooms.bots().find(rooms.store().reads(portal), bot)).app();
      var event = requireNonNull(rooms.log().find(database.store().reads(portal), id));
      rooms
          .log()
          .postpone(
              event,
              NOW.plusSeconds(5),
              new Attempt(NOW, Duration.ZERO, url, 410, "410", null, null));
      rooms.notes().close(portal, app, url, NOW);
      var gone = "nothing is posted: the handler answered 410 at " + NOW;
      assertThat(desk.answer("events"))
          .containsPattern("(?m)^1 .* 1  410 \\(" + gone)
          .doesNotContain("next at");
      assertThatThrownBy(() -> desk.answer("events retry " + behind + " " + id))
          .hasMessageStartingWith("event 2 is not attempted: " + gone)
          .hasMessageEndingWith("; nothing was done");
      var fetch = TermsChange.of(null, "fetch", null, null, null, null);
      rooms
          .store()
          .write(
              portal,
              tx -> {
                rooms.agreements().change(tx, app, bot, fetch);
                return true;
              });
      assertThatThrownBy(() -> desk.answer("events retry " + id))
          .hasMessage(
              "event 1 is not attempted: the bot fetches it; nothing is posted; nothing was done");
    }
  }

  @Test
  void an_event_of_a_removed_bot_is_not_replayed() {
    try (var database = Databases.sqlite()) {
      var rooms = rooms(database);
      var portal = portal(rooms);
      var bot = bot(rooms, portal);
      var id = append(rooms, portal, bot);
      rooms
          .store()
          .write(
              portal,
              tx -> {
                rooms.registration().unregister(tx, caller(portal), "mine", bot);
                return true;
              });
      var desk = desk(rooms, OperatorDesk.HealthOf.NOBODY);
      assertThatThrownBy(() -> desk.answer("replay " + id))
          .hasMessage("the bot of event " + id + " was removed; nothing was replayed");
    }
  }

  @Test
  void what_was_withheld_is_not_replayed_before_the_installation_is_finished_on_sqlite() {
    withheld(Databases.sqlite());
  }

  @Test
  void what_was_withheld_is_not_replayed_before_the_installation_is_finished_on_postgres() {
    withheld(Databases.postgres());
  }

  private static void withheld(Database database) {
    try (database) {
      var rooms = rooms(database);
      var portal = portal(rooms);
      var desk = desk(rooms, OperatorDesk.HealthOf.NOBODY);
      var app =
          rooms
              .store()
              .write(portal, tx -> rooms.apps().ensure(tx, AppDrafts.of("local.early", false)));
      heardInBothWays(rooms, portal, app);
      var hooks = rooms.hooks().ofApp(rooms.store().reads(portal), app.id());
      long offline = hooks.getFirst().offline() ? 1 : 2;
      long posted = 3 - offline;
      assertThatThrownBy(() -> desk.answer("replay " + posted))
          .hasMessage(
              "event %s: The installation of the application is not finished: it is told nothing;"
                  + " nothing was replayed",
              posted);
      rooms
          .store()
          .write(
              portal,
              tx -> {
                rooms.apps().finish(tx, app.id(), new UserId(1));
                return true;
              });
      assertThatThrownBy(() -> desk.answer("replay " + posted + " " + offline))
          .hasMessage(
              "event %s: The event was for an offline handler: what that is told is queued and"
                  + " never posted; nothing was replayed",
              offline);
      assertThat(rooms.log().waiting(portal)).as("all of them or none").isZero();
      assertThat(desk.answer("replay " + posted)).contains(" is replayed as ");
      assertThat(rooms.log().waiting(portal)).isEqualTo(1);
    }
  }

  /// Lets an application listen in a queue and at an address, and something happen.
  private static void heardInBothWays(Rooms rooms, PortalId portal, App app) {
    rooms
        .store()
        .write(
            portal,
            tx -> {
              var anna = new UserId(1);
              var named = Profile.named("Anna", "B");
              rooms
                  .people()
                  .ensure(tx, new PersonDraft(anna, "anna", null, true, true, false, named));
              var scopes = Set.of("imbot");
              var caller =
                  new Caller(
                      portal, anna, Caller.Auth.APPLICATION, scopes, app.id(), "local.early", "a");
              var event = HookEvent.ONIMBOTJOINCHAT;
              rooms
                  .hooks()
                  .bind(tx, caller, app.id(), new HookDraft(event.name(), "", 0L, true, "", null));
              rooms
                  .hooks()
                  .bind(
                      tx,
                      caller,
                      app.id(),
                      new HookDraft(event.name(), "http://127.0.0.1:9/hear", 0L, false, "", null));
              var data = Json.mapper().createObjectNode();
              rooms.hooks().tell(tx, app.id(), new News(event, anna, "chat/1", data));
              return true;
            });
  }

  @Test
  void the_doctor_says_first_what_keeps_the_server_from_posting() {
    try (var database = Databases.sqlite()) {
      var rooms = rooms(database);
      var portal = portal(rooms);
      var bot = bot(rooms, portal);
      append(rooms, portal, bot);
      var open = new Health("open", NOW, NOW.plusSeconds(60), 0, 3, null);
      var desk = desk(rooms, (of, app, address) -> open);
      assertThat(desk.answer("doctor echo"))
          .contains(
              "1. The handler http://127.0.0.1:9/hear failed so often that it is spared (circuit"
                  + " open since 2026-02-26T00:00:00Z): the next attempt is made at"
                  + " 2026-02-26T00:01:00Z.\n",
              "2. The handler http://127.0.0.1:9/hear cannot be reached");
      var app = requireNonNull(rooms.bots().find(rooms.store().reads(portal), bot)).app();
      rooms.notes().close(portal, app, "http://127.0.0.1:9/hear", NOW);
      assertThat(desk.answer("doctor echo"))
          .contains(
              "1. Nothing is posted to http://127.0.0.1:9/hear: the handler answered 410 at",
              "2. The handler http://127.0.0.1:9/hear failed so often");
      var fetch = TermsChange.of(null, "fetch", null, null, null, null);
      rooms
          .store()
          .write(
              portal,
              tx -> {
                rooms.agreements().change(tx, app, bot, fetch);
                return true;
              });
      assertThat(desk.answer("doctor echo"))
          .contains("1. The bot fetches its events (receive: fetch), and 1 waits for its cursor")
          .doesNotContain("circuit", "410", "cannot be reached");
    }
  }

  private static Rooms rooms(Database database) {
    return Rooms.over(database.store(), new byte[32], new HandClock("2026-02-26T00:00:00Z"));
  }

  private static OperatorDesk desk(Rooms rooms, OperatorDesk.HealthOf health) {
    var reach = new Reach(AddressGuard.of(List.of(), false));
    return new OperatorDesk(rooms, reach, health, OperatorDesk.NONE);
  }

  private static Caller caller(PortalId portal) {
    var scopes = Set.of("imbot");
    var auth = Caller.Auth.WEBHOOK;
    return new Caller(portal, new UserId(1), auth, scopes, null, null, "webhook:1");
  }

  private static UserId bot(Rooms rooms, PortalId portal) {
    var named = new BotProfile("Echo", null, null, null, null, null, null, null, null);
    var handlers = HandlerUrls.of("http://127.0.0.1:9/hear");
    var draft = new BotDraft("echo", "B", false, handlers, named);
    return rooms
        .store()
        .write(portal, tx -> rooms.registration().register(tx, caller(portal), "mine", draft));
  }

  @Test
  void a_replay_comes_from_the_application_a_bot_has_now_on_sqlite() {
    replayed(Databases.sqlite());
  }

  @Test
  void a_replay_comes_from_the_application_a_bot_has_now_on_postgres() {
    replayed(Databases.postgres());
  }

  private static void replayed(Database database) {
    try (database) {
      var rooms = rooms(database);
      var portal = portal(rooms);
      var desk = desk(rooms, OperatorDesk.HealthOf.NOBODY);
      var bot = bot(rooms, portal);
      var reads = rooms.store().reads(portal);
      var left =
          rooms
              .store()
              .write(portal, tx -> rooms.apps().ofWebhookCaller(tx, "left", Set.of()).id());
      var id = append(rooms, portal, bot, left);
      desk.answer("events skip " + id);
      desk.answer("replay " + id);
      var again = requireNonNull(rooms.log().find(reads, new EventId(id.value() + 1)));
      assertThat(again.replayOf()).isEqualTo(id);
      assertThat(again.app()).isEqualTo(requireNonNull(rooms.bots().find(reads, bot)).app());
    }
  }

  private static EventId append(Rooms rooms, PortalId portal, UserId bot) {
    var own = requireNonNull(rooms.bots().find(rooms.store().reads(portal), bot)).app();
    return append(rooms, portal, bot, own);
  }

  private static EventId append(Rooms rooms, PortalId portal, UserId bot, AppId app) {
    var reads = rooms.store().reads(portal);
    var own = requireNonNull(rooms.bots().find(reads, bot)).app();
    var news =
        new NewEvent(
            "bot" + bot + "/chat1",
            "ONIMBOTMESSAGEADD",
            bot,
            app,
            rooms.bots().handlers(reads, own).getFirst().id(),
            null,
            null,
            "{}");
    return rooms.store().write(portal, tx -> rooms.log().append(tx, news));
  }
}
