package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Application;
import dev.confab.testkit.Catcher;
import dev.confab.testkit.Hall;
import dev.confab.testkit.Person;
import dev.confab.testkit.Somebody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The subscriptions of bots of the second generation, before and after BOT-FIX-0501-1.
class BotSubscriptionsTest {
  private static final String ADD = "ONIMBOTV2MESSAGEADD";

  private static final List<String> EIGHT =
      List.of(
          "ONIMBOTV2COMMANDADD",
          "ONIMBOTV2CONTEXTGET",
          "ONIMBOTV2DELETE",
          "ONIMBOTV2JOINCHAT",
          ADD,
          "ONIMBOTV2MESSAGEDELETE",
          "ONIMBOTV2MESSAGEUPDATE",
          "ONIMBOTV2REACTIONCHANGE");

  private record Talker(long id) implements Somebody {}

  private static Hall hall(int revision) {
    var hall = Hall.open();
    hall.declare("portal: { revision: " + revision + " }");
    return hall;
  }

  private static Talker registered(Application app, String code, Catcher at) {
    var fields =
        Map.of(
            "code",
            code,
            "properties",
            Map.of("name", code),
            "eventMode",
            "webhook",
            "webhookUrl",
            at.url());
    var bot = app.call("imbot.v2.Bot.register", Map.of("fields", fields)).result();
    return new Talker(bot.at("/bot/id").asLong());
  }

  private static void becomes(Application app, Talker bot, Map<String, ?> fields) {
    app.call("imbot.v2.Bot.update", Map.of("botId", bot.id(), "fields", fields)).result();
  }

  private static void moves(Application app, Talker bot, Catcher to) {
    becomes(app, bot, Map.of("webhookUrl", to.url()));
  }

  /// The events of each address that `event.get` lists, in the order of their names.
  private static Map<String, List<String>> subscribed(Application app) {
    var found = new HashMap<String, List<String>>();
    for (var row : app.call("event.get").result()) {
      assertThat(List.copyOf(row.propertyNames()))
          .containsExactly("event", "handler", "auth_type", "offline");
      assertThat(row.get("auth_type").asString()).isEqualTo("0");
      assertThat(row.get("offline").asInt()).isZero();
      found.merge(
          row.get("handler").asString(),
          List.of(row.get("event").asString()),
          (some, more) -> Stream.of(some, more).flatMap(List::stream).sorted().toList());
    }
    return found;
  }

  private static Map<String, List<String>> eightAt(Catcher... addresses) {
    var all = new HashMap<String, List<String>>();
    Stream.of(addresses).forEach(at -> all.put(at.url(), EIGHT));
    return all;
  }

  private static int unbinds(Application app, Map<String, ?> asked) {
    return app.call("event.unbind", asked).result().get("count").asInt();
  }

  private static List<String> heard(Catcher at) {
    return at.all().stream()
        .filter(event -> event.name().equals(ADD))
        .map(event -> event.text("data", "message", "text"))
        .toList();
  }

  private static void says(Hall hall, Person who, Talker to, String text) {
    who.says(to, text);
    hall.settles();
  }

  private static JsonNode ledger(Hall hall) {
    var ledger = hall.administrator().call("confab.ledger").result();
    assertThat(ledger.at("/portal/balanced").asBoolean()).isTrue();
    return ledger;
  }

  @Test
  void a_bot_is_subscribed_where_it_is_told_and_nowhere_else() {
    try (var hall = Hall.open()) {
      var app = hall.application("Demo", hall.administrator());
      var first = hall.handler();
      var second = hall.handler();
      app.call("event.bind", Map.of("event", "ONAPPTEST", "handler", first.url())).result();
      app.call("event.unbind", Map.of("event", "ONAPPTEST")).result();
      var bot = registered(app, "one", first);
      assertThat(subscribed(app)).isEqualTo(eightAt(first));
      moves(app, bot, second);
      says(hall, hall.person("Anna"), bot, "Hello");
      assertThat(heard(second)).containsExactly("Hello");
      assertThat(first.all()).isEmpty();
      assertThat(subscribed(app)).isEqualTo(eightAt(second));
      becomes(app, bot, Map.of("isHidden", true));
      assertThat(subscribed(app)).isEqualTo(eightAt(second));
      becomes(app, bot, Map.of("eventMode", "fetch"));
      assertThat(subscribed(app)).isEmpty();
      becomes(app, bot, Map.of("eventMode", "webhook", "webhookUrl", first.url()));
      assertThat(subscribed(app)).isEqualTo(eightAt(first));
      assertThat(unbinds(app, Map.of())).isZero();
      assertThat(unbinds(app, Map.of("event", ADD, "handler", first.url()))).isZero();
      assertThat(subscribed(app)).isEqualTo(eightAt(first));
      var other = hall.application("Other", hall.administrator());
      assertThat(subscribed(other)).as("another application").isEmpty();
      app.call("imbot.v2.Bot.unregister", Map.of("botId", bot.id())).result();
      assertThat(subscribed(app)).isEmpty();
      assertThat(unbinds(app, Map.of())).isZero();
    }
  }

  @Test
  void only_administrators_are_shown_what_is_nobodys_own() {
    try (var hall = Hall.open()) {
      var app = hall.application("Demo", hall.person("Anna"));
      registered(app, "one", hall.handler());
      app.call("event.bind", Map.of("event", "ONAPPTEST", "handler", "https://example.com/"));
      assertThat(app.call("event.get").result().findValuesAsString("event"))
          .containsExactly("ONAPPTEST");
    }
  }

  @Test
  void an_address_that_was_left_is_told_nothing_since_35() {
    try (var hall = hall(35)) {
      var app = hall.application("Demo", hall.administrator());
      var first = hall.handler();
      var second = hall.handler();
      var bot = registered(app, "one", first);
      moves(app, bot, second);
      says(hall, hall.person("Anna"), bot, "Hello");
      assertThat(heard(second)).containsExactly("Hello");
      assertThat(first.all()).isEmpty();
      assertThat(unbinds(app, Map.of("event", ADD, "handler", first.url()))).isZero();
      becomes(app, bot, Map.of("eventMode", "fetch"));
      assertThat(unbinds(app, Map.of())).isZero();
    }
  }

  /// The original cleans up by the token that the bots of an application share, and skips it while
  /// a neighbour needs that.
  @Test
  void an_address_that_was_left_beside_a_neighbour_is_told_in_a_faithful_application() {
    try (var hall = Hall.open()) {
      var app = hall.application("Demo", hall.administrator());
      var first = hall.handler();
      var second = hall.handler();
      var third = hall.handler();
      var bot = registered(app, "one", first);
      var neighbour = registered(app, "two", second);
      app.call("confab.delivery.set", Map.of("PROFILE", "faithful")).result();
      moves(app, bot, third);
      assertThat(subscribed(app)).isEqualTo(eightAt(first, second, third));
      var anna = hall.person("Anna");
      says(hall, anna, bot, "one");
      says(hall, anna, neighbour, "two");
      assertThat(heard(first)).containsExactly("one");
      assertThat(heard(second)).containsExactly("two");
      assertThat(heard(third)).containsExactly("one");
      assertThat(unbinds(app, Map.of("event", ADD, "handler", first.url()))).isOne();
      app.call("confab.delivery.set", Map.of("PROFILE", "durable")).result();
      assertThat(subscribed(app)).isEqualTo(eightAt(second, third));
      ledger(hall);
      app.call("confab.delivery.set", Map.of("PROFILE", "faithful")).result();
      moves(app, bot, first);
      app.call("imbot.v2.Bot.unregister", Map.of("botId", neighbour.id())).result();
      assertThat(subscribed(app)).isEqualTo(eightAt(first, second, third));
      moves(app, bot, third);
      assertThat(subscribed(app)).as("no neighbour is left").isEqualTo(eightAt(third));
      hall.settles();
      ledger(hall);
    }
  }

  @Test
  void addresses_that_were_left_were_told_until_they_were_unbound() {
    try (var hall = hall(34)) {
      var app = hall.application("Demo", hall.administrator());
      var first = hall.handler();
      var second = hall.handler();
      var third = hall.handler();
      var bot = registered(app, "one", first);
      moves(app, bot, second);
      moves(app, bot, third);
      assertThat(subscribed(app)).isEqualTo(eightAt(first, second, third));
      var anna = hall.person("Anna");
      says(hall, anna, bot, "one");
      for (var at : List.of(first, second, third)) {
        assertThat(heard(at)).containsExactly("one");
      }
      assertThat(unbinds(app, Map.of("event", "onImBotV2MessageAdd", "handler", first.url())))
          .isOne();
      says(hall, anna, bot, "two");
      assertThat(heard(first)).containsExactly("one");
      assertThat(heard(second)).containsExactly("one", "two");
      assertThat(heard(third)).containsExactly("one", "two");
      assertThat(unbinds(app, Map.of("handler", first.url()))).isEqualTo(7);
      assertThat(unbinds(app, Map.of("handler", third.url()))).as("where it is").isZero();
      becomes(app, bot, Map.of("eventMode", "fetch"));
      says(hall, anna, bot, "three");
      assertThat(heard(third)).containsExactly("one", "two", "three");
      var got = app.call("imbot.v2.Event.get", Map.of("botId", bot.id())).result();
      assertThat(got.get("events")).hasSize(1);
      assertThat(unbinds(app, Map.of())).as("the workaround").isEqualTo(16);
      says(hall, anna, bot, "four");
      assertThat(heard(third)).containsExactly("one", "two", "three");
      assertThat(ledger(hall).at("/portal/waiting").asInt()).isEqualTo(2);
    }
  }

  @Test
  void what_is_told_where_a_bot_was_is_what_it_is_told_itself() {
    try (var hall = hall(34)) {
      var app = hall.application("Demo", hall.administrator());
      var first = hall.handler();
      var second = hall.handler();
      var bot = registered(app, "one", first);
      moves(app, bot, second);
      var anna = hall.person("Anna");
      anna.says(bot, "Hello");
      var own = second.next(ADD);
      var left = first.next(ADD);
      for (var key : List.of("message", "chat", "user", "language")) {
        assertThat(left.tree().at("/data/" + key)).isEqualTo(own.tree().at("/data/" + key));
      }
      var told = left.tree().at("/data/bot");
      assertThat(told.get("id").asString()).isEqualTo("" + bot.id());
      assertThat(told.at("/auth/user_id").asString()).isEqualTo("" + bot.id());
      assertThat(List.copyOf(told.get("auth").propertyNames()))
          .isEqualTo(List.copyOf(own.tree().at("/data/bot/auth").propertyNames()));
      var client = hall.token(told.at("/auth/access_token").asString());
      assertThat(client.call("profile").result().get("ID").asString()).isEqualTo("" + bot.id());
      assertThat(left.tree().get("auth")).isEqualTo(own.tree().get("auth"));
      assertThat(left.text("event_handler_id")).isNotEqualTo(own.text("event_handler_id"));
    }
  }

  @Test
  void an_old_address_that_does_not_answer_holds_nothing_up() {
    try (var hall = hall(34)) {
      var app = hall.application("Demo", hall.administrator());
      var first = hall.handler();
      var second = hall.handler();
      first.answers(event -> 503);
      var bot = registered(app, "one", first);
      moves(app, bot, second);
      var anna = hall.person("Anna");
      says(hall, anna, bot, "one");
      says(hall, anna, bot, "two");
      assertThat(heard(second)).containsExactly("one", "two");
      var counts = ledger(hall).get("bots").valueStream().toList();
      var own = counts.stream().filter(of -> of.get("bot_id").asLong() == bot.id());
      assertThat(own.map(of -> of.at("/events/waiting").asInt())).containsExactly(0);
      assertThat(unbinds(app, Map.of("handler", first.url()))).isEqualTo(8);
      assertThat(ledger(hall).at("/portal/waiting").asInt()).isZero();
    }
  }

  @Test
  void what_was_told_at_an_old_address_is_not_sent_again_when_that_is_unbound() {
    try (var hall = hall(34)) {
      var app = hall.application("Demo", hall.administrator());
      var first = hall.handler();
      var bot = registered(app, "one", first);
      moves(app, bot, hall.handler());
      says(hall, hall.person("Anna"), bot, "Hello");
      var listed = Map.of("EVENT", ADD, "LIMIT", 1);
      var event = app.call("confab.events.list", listed).result().at("/events/0");
      assertThat(event.get("bot_id").asLong()).as("the old address's").isZero();
      var again = Map.of("ID", event.get("id").asLong());
      assertThat(app.call("confab.events.replay", again).result().get("count").asInt()).isOne();
      hall.settles();
      assertThat(heard(first)).containsExactly("Hello", "Hello");
      unbinds(app, Map.of("handler", first.url()));
      assertThat(app.call("confab.events.replay", again).error()).isEqualTo("EVENT_UNBOUND");
      assertThat(ledger(hall).at("/portal/waiting").asInt()).isZero();
    }
  }

  @Test
  void an_address_that_a_bot_comes_back_to_is_told_once() {
    try (var hall = hall(34)) {
      var app = hall.application("Demo", hall.administrator());
      var first = hall.handler();
      var second = hall.handler();
      var bot = registered(app, "one", first);
      moves(app, bot, second);
      moves(app, bot, first);
      assertThat(subscribed(app)).isEqualTo(eightAt(first, second));
      says(hall, hall.person("Anna"), bot, "Hello");
      assertThat(heard(first)).containsExactly("Hello");
      assertThat(heard(second)).containsExactly("Hello");
      ledger(hall);
    }
  }

  /// Who registers through a webhook has no `event.unbind`.
  @Test
  void what_a_webhooks_bot_left_ends_with_the_revision_and_the_doctor_tells_of_it() {
    try (var hall = hall(34)) {
      var first = hall.handler();
      var second = hall.handler();
      var bot = hall.secondBot("One", Map.of("eventMode", "webhook", "webhookUrl", first.url()));
      bot.becomes(Map.of("webhookUrl", second.url()));
      var anna = hall.person("Anna");
      var talker = new Talker(bot.id());
      says(hall, anna, talker, "one");
      assertThat(heard(first)).containsExactly("one");
      var examined = Map.of("BOT_ID", bot.id());
      var left = "What it is told goes to " + first.url() + " as well, which it left";
      assertThat(hall.administrator().call("confab.doctor", examined).result().toString())
          .contains(left);
      first.answers(event -> 503);
      says(hall, anna, talker, "two");
      assertThat(ledger(hall).at("/portal/waiting").asInt()).isOne();
      hall.declare("portal: { revision: 36 }");
      assertThat(ledger(hall).at("/portal/waiting").asInt()).isZero();
      assertThat(ledger(hall).at("/portal/withdrawn").asInt()).isOne();
      says(hall, anna, talker, "three");
      assertThat(heard(second)).containsExactly("one", "two", "three");
      assertThat(heard(first)).doesNotContain("three");
      assertThat(hall.administrator().call("confab.doctor", examined).result().toString())
          .doesNotContain(left);
    }
  }

  @Test
  void a_removed_bot_was_subscribed_until_that_was_unbound() {
    try (var hall = hall(34)) {
      var app = hall.application("Demo", hall.administrator());
      var first = hall.handler();
      var second = hall.handler();
      var bot = registered(app, "one", first);
      moves(app, bot, second);
      app.call("imbot.v2.Bot.unregister", Map.of("botId", bot.id())).result();
      assertThat(first.next("ONIMBOTV2DELETE").tree().at("/data/bot/code").asString())
          .isEqualTo("one");
      second.next("ONIMBOTV2DELETE");
      assertThat(subscribed(app)).isEqualTo(eightAt(first, second));
      assertThat(unbinds(app, Map.of("handler", second.url()))).isEqualTo(8);
      assertThat(unbinds(app, Map.of())).isEqualTo(8);
      assertThat(subscribed(app)).isEmpty();
      hall.settles();
      ledger(hall);
    }
  }
}
