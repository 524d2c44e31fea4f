package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Client;
import dev.confab.testkit.Event;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The methods that show events and let an operator act on them. They are ours, not the original's.
@ExtendWith(HallExtension.class)
class ConfabEventsTest {

  @Test
  void an_event_tells_its_life(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    opened(anna, echo);
    echo.handler().answersNext(503);
    var message = anna.says(echo, "one");
    var heard = echo.hears();
    hall.settles();
    var admin = hall.administrator();
    var listed = list(admin, Map.of("BOT_ID", echo.id(), "STATE", "waiting"));
    assertThat(listed).hasSize(1);
    assertThat(listed.getFirst().get("message_id").asLong()).isEqualTo(message);
    assertThat(listed.getFirst().get("outcome").asString()).isEqualTo("503");
    var life = admin.call("confab.events.show", Map.of("ID", id(listed))).result();
    assertThat(life.get("message").asString()).isEqualTo("one");
    assertThat(life.at("/attempts/0/status").asInt()).isEqualTo(503);
    assertThat(life.at("/attempts/0/address").asString()).isEqualTo(echo.handler().url());
    assertThat(life.at("/event/due").asString()).isNotEmpty();
    assertThat(life.at("/request/headers/webhook-id").asString())
        .isEqualTo(heard.headers().get("webhook-id"));
    var body = life.at("/request/body").asString();
    assertThat(body).contains("event=ONIMBOTMESSAGEADD").contains("access_token%5D=***");
    assertThat(body).doesNotContain(heard.text("auth", "application_token"));
  }

  @Test
  void an_event_is_exported_as_a_command_and_as_a_fixture(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    opened(anna, echo);
    var admin = hall.administrator();
    var event = id(list(admin, Map.of("BOT_ID", echo.id(), "EVENT", "ONIMBOTMESSAGEADD")));
    var curl = admin.call("confab.events.export", Map.of("ID", event, "AS", "curl")).result();
    assertThat(curl.asString())
        .startsWith("curl -X POST '" + echo.handler().url() + "'")
        .contains("-H 'webhook-id: ", "-H 'Content-Type: application/x-www-form-urlencoded'")
        .contains("--data-raw 'event=ONIMBOTMESSAGEADD&")
        .doesNotContain("-H 'Content-Length", "-H 'Connection", "-H 'Host");
    var fixture = admin.call("confab.events.export", Map.of("ID", event)).result();
    assertThat(fixture.get("method").asString()).isEqualTo("POST");
    assertThat(fixture.at("/data/PARAMS/MESSAGE").asString()).isEqualTo("zero");
    assertThat(fixture.at("/headers/Content-Type").asString())
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(fixture.get("headers").has("Content-Length")).isFalse();
    var wrong = admin.call("confab.events.export", Map.of("ID", event, "AS", "yaml"));
    assertThat(wrong.refusal()).isEqualTo("400 AS_ERROR AS must be curl or json");
  }

  @Test
  void a_replayed_event_arrives_again_under_its_own_id(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var first = opened(anna, echo);
    hall.settles();
    var admin = hall.administrator();
    var event = id(list(admin, Map.of("BOT_ID", echo.id(), "EVENT", "ONIMBOTMESSAGEADD")));
    acknowledged(admin, event);
    var again = admin.call("confab.events.replay", Map.of("ID", event)).result();
    assertThat(again.get("count").asInt()).isEqualTo(1);
    var second = echo.hears();
    assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
    assertThat(second.headers().get("confab-replay")).isEqualTo("1");
    assertThat(first.headers()).doesNotContainKey("confab-replay");
    assertThat(second.text("data", "PARAMS", "MESSAGE")).isEqualTo("zero");
    acknowledged(admin, again.get("event").asLong());
    var range = admin.call("confab.events.replay", Map.of("BOT_ID", echo.id(), "FROM", 1)).result();
    assertThat(range.get("count").asInt()).isEqualTo(2);
    assertThat(echo.hears().name()).isEqualTo("ONIMBOTJOINCHAT");
    assertThat(echo.hears().name()).isEqualTo("ONIMBOTMESSAGEADD");
    assertThat(admin.call("confab.events.replay", Map.of()).error()).isEqualTo("REPLAY_ERROR");
  }

  @Test
  void a_settled_event_is_sent_again_with_other_data(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    opened(anna, echo);
    hall.settles();
    var admin = hall.administrator();
    var event = id(list(admin, Map.of("BOT_ID", echo.id(), "EVENT", "ONIMBOTMESSAGEADD")));
    acknowledged(admin, event);
    var data = Map.of("PARAMS", Map.of("MESSAGE", "other"));
    var again = admin.call("confab.events.replay", Map.of("ID", event, "DATA", data)).result();
    assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("other");
    var told = admin.call("confab.events.show", Map.of("ID", event)).result();
    assertThat(told.at("/data/PARAMS/MESSAGE").asString()).isEqualTo("zero");
    var repeats = admin.call("confab.events.show", Map.of("ID", again.get("event").asLong()));
    assertThat(repeats.result().at("/event/replay_of").asLong()).isEqualTo(event);
    var noted = admin.call("confab.admin.audit", Map.of("KIND", "event")).result();
    assertThat(noted.at("/entries/0/changes/1/what").asString()).isEqualTo("data");
    saysWhatIsWrong(admin, "confab.events.replay", event, anna.id());
    var range = Map.of("BOT_ID", echo.id(), "FROM", 1, "DATA", data);
    assertThat(admin.call("confab.events.replay", range).refusal())
        .isEqualTo("400 DATA_ERROR DATA goes with the ID of one event");
  }

  private static void saysWhatIsWrong(Client admin, String method, long event, long stranger) {
    var deep = "[".repeat(70) + "]".repeat(70);
    var wide = Stream.generate(() -> "0").limit(10_001).collect(Collectors.joining(",", "[", "]"));
    Wrong.isTold(
        admin,
        method,
        Map.of("ID", event),
        Map.of(
            Map.of("DATA", "[1]"),
            "400 DATA_ERROR DATA must be a JSON object of at most 262144 characters",
            Map.of("DATA", "{\"A\": 1,\n \"B\" 2}"),
            "400 DATA_ERROR DATA is no JSON at line 2, column 6: Unexpected character ('2' (code"
                + " 50)): was expecting a colon to separate property name and value",
            Map.of("DATA", "{\"A\": [1"),
            "400 DATA_ERROR DATA is no JSON at line 1, column 9: Unexpected end-of-input:"
                + " expected close marker for Array",
            Map.of("DATA", "{\"A\": " + deep + "}"),
            "400 DATA_ERROR DATA cannot be sent: it is deeper than 64 levels, or a value in it is"
                + " larger than can be read",
            Map.of("DATA", "{\"A\": " + wide + "}"),
            "400 DATA_ERROR DATA cannot be sent: its form would be more than 10000 parameters",
            Map.of("DATA", Map.of("BOT", Map.of("" + stranger, Map.of()))),
            "400 DATA_ERROR DATA cannot be sent: BOT["
                + stranger
                + "] names no bot of the event's application",
            Map.of("DATA", Map.of("COMMAND", Map.of("5", Map.of("COMMAND", "x")))),
            "400 DATA_ERROR DATA cannot be sent: the first value of COMMAND[5] names no bot of the"
                + " event's application"));
  }

  @Test
  void events_of_one_chat_are_listed_whichever_bot_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var team = anna.opensChat("Team", echo, other);
    anna.says(echo, "elsewhere");
    hall.settles();
    var found = list(hall.administrator(), Map.of("CHAT_ID", team.id()));
    assertThat(found.stream().map(event -> event.get("bot_id").asLong()))
        .containsExactlyInAnyOrder(echo.id(), other.id());
    assertThat(found.stream().map(event -> event.get("lane").asString()))
        .allMatch(lane -> lane.endsWith("/chat" + team.id()));
  }

  @Test
  void a_dialog_goes_on_at_once_when_its_stuck_event_is_skipped(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    opened(anna, echo);
    var admin = hall.administrator();
    var stuck = stuck(hall, anna, echo, "poison");
    anna.says(echo, "next");
    var behind = id(list(admin, Map.of("BOT_ID", echo.id(), "STATE", "WAITING")));
    var early = admin.call("confab.events.skip", Map.of("ID", behind));
    assertThat(early.error()).isEqualTo("EVENT_NOT_FIRST");
    assertThat(admin.call("confab.events.skip", Map.of("ID", stuck)).result().asBoolean()).isTrue();
    assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("next");
    var life = admin.call("confab.events.show", Map.of("ID", stuck)).result();
    assertThat(life.at("/event/state").asString()).isEqualTo("WITHDRAWN");
    assertThat(life.at("/event/outcome").asString()).isEqualTo("skipped by user 1");
    assertThat(admin.call("confab.events.skip", Map.of("ID", stuck)).refusal())
        .isEqualTo("400 EVENT_SETTLED Event does not wait any more");
  }

  @Test
  void a_waiting_event_is_edited_retried_and_cancelled(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    opened(anna, echo);
    var admin = hall.administrator();
    hall.settles(); // what opened the dialog is answered as it should be
    echo.handler().answers(event -> 500); // also when its time comes in between
    var stuck = stuck(hall, anna, echo, "poison");
    assertThat(admin.call("confab.events.replay", Map.of("ID", stuck)).error())
        .isEqualTo("EVENT_WAITING");
    saysWhatIsWrong(admin, "confab.events.edit", stuck, anna.id());
    admin
        .call(
            "confab.events.edit",
            Map.of("ID", stuck, "DATA", "{\"PARAMS\":{\"MESSAGE\":\"cured\"}}"))
        .result();
    // an edited event looks again at its time, which has not come
    admin.call("confab.events.retry", Map.of("ID", stuck)).result();
    var cured = hears(echo, "cured");
    hall.settles();
    admin.call("confab.events.cancel", Map.of("ID", stuck, "WHY", "a test")).result();
    echo.handler().answers(event -> 200);
    anna.says(echo, "after");
    // a handler that has failed often is asked again when an operator wishes it, and else later
    for (var event : list(admin, Map.of("BOT_ID", echo.id(), "STATE", "WAITING"))) {
      admin.call("confab.events.retry", Map.of("ID", event.get("id")));
    }
    hears(echo, "after");
    var life = admin.call("confab.events.show", Map.of("ID", stuck)).result();
    assertThat(life.at("/event/outcome").asString()).isEqualTo("cancelled by user 1: a test");
    var second =
        life.get("attempts")
            .valueStream()
            .filter(attempt -> attempt.get("body").asString().contains("=cured&"))
            .findFirst()
            .orElseThrow();
    var carried = second.get("headers");
    assertThat(carried.propertyNames()).contains("Content-Length", "User-Agent", "Host");
    assertThat(second.get("note").isNull()).isTrue();
    for (var name : carried.propertyNames()) {
      assertThat(carried.get(name).asString())
          .as(name)
          .isEqualTo(cured.headers().get(name.toLowerCase(Locale.ROOT)));
    }
    assertThat(life.at("/attempts/0/headers/Confab-Attempt").asString()).isEqualTo("1");
    assertThat(life.at("/attempts/0/body").asString())
        .contains("=poison&", "access_token%5D=***")
        .doesNotContain("cured");
    assertThat(second.get("body").asString()).doesNotContain("poison");
  }

  /// The first event of this message; what is told again before it is passed over.
  private static Event hears(Bot bot, String text) {
    var event = bot.hears();
    while (!event.text("data", "PARAMS", "MESSAGE").equals(text)) {
      event = bot.hears();
    }
    return event;
  }

  @Test
  void an_event_that_was_fetched_shows_no_request(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var terms = Map.of("BOT_ID", echo.id(), "RECEIVE", "fetch");
    assertThat(echo.call("confab.delivery.set", terms).status()).isEqualTo(200);
    anna.says(echo, "hello");
    var given = echo.call("confab.events.get", Map.of("BOT_ID", echo.id())).result();
    var taken = Map.of("BOT_ID", echo.id(), "OFFSET", given.get("NEXT").asLong());
    assertThat(echo.call("confab.events.get", taken).status()).isEqualTo(200);
    var event = given.at("/EVENTS/0/id").asLong();
    var admin = hall.administrator();
    var life = admin.call("confab.events.show", Map.of("ID", event)).result();
    assertThat(life.at("/event/state").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(life.at("/attempts/0/body").isNull()).isTrue();
    assertThat(life.at("/attempts/0/headers").isNull()).isTrue();
  }

  @Test
  void an_event_is_edited_twenty_times_and_no_more(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    opened(anna, echo);
    var admin = hall.administrator();
    hall.settles(); // what opened the dialog is answered as it should be
    echo.handler().answers(event -> 500); // also when its time comes in between
    var edit = Map.of("ID", stuck(hall, anna, echo, "poison"), "DATA", "{\"A\":1}");
    for (int i = 0; i < 20; i++) {
      assertThat(admin.call("confab.events.edit", edit).status()).isEqualTo(200);
    }
    assertThat(admin.call("confab.events.edit", edit).refusal())
        .isEqualTo("400 EDIT_COUNT_ERROR The event was edited 20 times already");
  }

  @Test
  void a_command_that_mentions_a_bot_from_outside_says_so(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var command = new LinkedHashMap<String, Object>();
    command.put("BOT_ID", echo.id());
    command.put("COMMAND", "say");
    command.put("LANG", List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Says")));
    command.put("EVENT_COMMAND_ADD", echo.handler().url());
    assertThat(echo.call("imbot.command.register", command).status()).isEqualTo(200);
    var team = anna.opensChat("Team", echo);
    var message = anna.says(team, "/say [USER=" + other.id() + "]Other[/USER] hello");
    echo.hears("ONIMCOMMANDADD");
    var asked = Map.of("MESSAGE_ID", message);
    var misses = hall.administrator().call("confab.events.misses", asked).result();
    assertThat(misses).hasSize(1);
    assertThat(misses.at("/0/bot_id").asLong()).isEqualTo(other.id());
    assertThat(misses.at("/0/reason").asString()).isEqualTo("NOT_MEMBER");
  }

  @Test
  void a_bot_that_heard_nothing_finds_out_why(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var team = anna.opensChat("Team", echo);
    var message = anna.says(team, "[USER=" + other.id() + "]Other[/USER] hello");
    var admin = hall.administrator();
    var life = admin.call("confab.messages.life", Map.of("MESSAGE_ID", message)).result();
    assertThat(life.get("events").isEmpty()).isTrue();
    assertThat(life.get("misses").valueStream().map(miss -> miss.get("reason").asString()))
        .containsExactlyInAnyOrder("NOT_MENTIONED", "NOT_MEMBER");
    var misses = admin.call("confab.events.misses", Map.of("BOT_ID", echo.id())).result();
    assertThat(misses.get(0).get("sentence").asString()).contains("does not mention the bot");
    var named = anna.says(team, "[USER=" + echo.id() + "]Echo[/USER] hello");
    var heard = admin.call("confab.messages.life", Map.of("MESSAGE_ID", named)).result();
    assertThat(heard.at("/events/0/bot_id").asLong()).isEqualTo(echo.id());
    assertThat(heard.get("misses").isEmpty()).isTrue();
    assertThat(admin.call("confab.events.misses", Map.of()).error()).isEqualTo("SUBJECT_ERROR");
    assertThat(admin.call("confab.messages.life", Map.of("MESSAGE_ID", 999999)).error())
        .isEqualTo("MESSAGE_NOT_FOUND");
  }

  @Test
  void only_an_administrator_sees_what_others_bots_hear(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    opened(anna, echo);
    assertThat(anna.call("confab.events.list", Map.of()).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Administrator or application required");
    var application = hall.application("Nosy", hall.administrator());
    assertThat(list(application, Map.of())).isEmpty();
    var event = id(list(hall.administrator(), Map.of("BOT_ID", echo.id())));
    assertThat(application.call("confab.events.show", Map.of("ID", event)).refusal())
        .isEqualTo("400 EVENT_NOT_FOUND Event not found");
    assertThat(application.call("confab.events.misses", Map.of("BOT_ID", echo.id())).error())
        .isEqualTo("BOT_ID_ERROR");
  }

  @Test
  void the_ledger_is_balanced(Hall hall) {
    var anna = hall.person("Anna");
    opened(anna, hall.bot("Elder"));
    var echo = hall.bot("Echo");
    opened(anna, echo);
    var ledger = hall.administrator().call("confab.ledger", Map.of()).result();
    assertThat(ledger.at("/portal/balanced").asBoolean()).isTrue();
    assertThat(ledger.at("/portal/created").asLong()).isGreaterThanOrEqualTo(2);
    assertThat(ledger.get("bots").valueStream().map(bot -> bot.get("bot_id").asLong()))
        .contains(echo.id());
    assertThat(ledger.get("bots").valueStream())
        .anyMatch(
            bot ->
                bot.get("bot_id").asLong() == echo.id()
                    && "Echo".equals(bot.get("name").asString()));
    var first = hall.administrator().call("confab.ledger", Map.of("LIMIT", 1)).result();
    assertThat(first.get("bots")).hasSize(1);
    var rest = Map.of("AFTER", first.get("next").asLong());
    var second = hall.administrator().call("confab.ledger", rest).result();
    assertThat(second.get("bots").valueStream().map(bot -> bot.get("bot_id").asLong()))
        .contains(echo.id())
        .doesNotContain(first.at("/bots/0/bot_id").asLong());
    assertThat(second.at("/portal/created").asLong())
        .isEqualTo(first.at("/portal/created").asLong());
    assertThat(hall.administrator().call("confab.events.list", Map.of("STATE", "LOST")).error())
        .isEqualTo("STATE_ERROR");
    var created = "\\{bot=\"" + echo.id() + "\",portal=\"[^\"]+\",state=\"created\"} 2\\.0\n";
    assertThat(hall.get("/metrics").text())
        .containsPattern("confab_bot_events" + created)
        .containsPattern("confab_portal_events\\{portal=\"[^\"]+\",state=\"dead\"} [0-9.]+\n")
        .containsPattern("confab_events_oldest_waiting_seconds\\{portal=\"[^\"]+\"} [0-9.]+\n");
  }

  /// Opens the private dialog and hears its first message.
  private static dev.confab.testkit.Event opened(Person anna, Bot echo) {
    anna.says(echo, "zero");
    return echo.hears("ONIMBOTMESSAGEADD");
  }

  /// An event that failed once and waits for its next turn.
  private static long stuck(Hall hall, Person anna, Bot echo, String text) {
    echo.handler().answersNext(500);
    anna.says(echo, text);
    echo.hears();
    hall.settles();
    return id(list(hall.administrator(), Map.of("BOT_ID", echo.id(), "STATE", "WAITING")));
  }

  private static void acknowledged(Client admin, long event) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!admin
        .call("confab.events.show", Map.of("ID", event))
        .result()
        .at("/event/state")
        .asString()
        .equals("ACKNOWLEDGED")) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static List<JsonNode> list(Client client, Map<String, ?> params) {
    return client.call("confab.events.list", params).result().get("events").valueStream().toList();
  }

  private static long id(List<JsonNode> listed) {
    return listed.getFirst().get("id").asLong();
  }
}
