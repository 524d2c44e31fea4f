package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Application;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The last event of a bot that fetches: in whatever way it is removed, whoever owned it is told.
/// (chat-bots-v2/imbot.v2/events/events.md#onimbotv2delete)
@ExtendWith(HallExtension.class)
class RemovedBotTest {
  private static final String GET = "imbot.v2.Event.get";
  private static final String DELETE = "ONIMBOTV2DELETE";
  private static final String NOT_FOUND = "400 BOT_NOT_FOUND Bot not found";

  @Test
  void it_is_told_that_it_was_unregistered_and_is_gone_when_it_took_that(Hall hall) {
    var bot = hall.secondBot("Ending");
    hall.person("Anna").says(bot, "Goodbye");
    var before = fetched(bot, Map.of());
    bot.call("imbot.v2.Bot.unregister").result();
    assertThat(bot.call("imbot.v2.Bot.get").refusal()).isEqualTo(NOT_FOUND);
    assertThat(bot.call("imbot.v2.Bot.unregister").refusal()).isEqualTo(NOT_FOUND);
    // what waited before is withdrawn, taken or not
    var last = fetched(bot, Map.of("offset", before.at("/events/1/eventId").asLong()));
    assertThat(types(last)).containsExactly(DELETE);
    assertThat(last.get("hasMore").asBoolean()).isFalse();
    assertThat(fetched(bot, Map.of("limit", 1))).isEqualTo(last);
    long next = last.get("nextOffset").asLong();
    assertThat(next).isEqualTo(last.at("/events/0/eventId").asLong() + 1);
    var taken = bot.callForm(GET, "offset=" + next).result();
    assertThat(types(taken)).isEmpty();
    assertThat(taken.get("nextOffset").asLong()).isEqualTo(next);
    assertThat(bot.call(GET, Map.of("offset", next)).refusal()).isEqualTo(NOT_FOUND);
    assertThat(bot.call(GET).refusal()).isEqualTo(NOT_FOUND);
    var life = show(hall, next - 1);
    assertThat(life.at("/event/state").asString()).isEqualTo("ACKNOWLEDGED");
    balances(hall);
  }

  @Test
  void it_is_told_whichever_way_it_went(Hall hall) {
    var admin = hall.administrator();
    var first = hall.secondBot("First");
    var known = Map.of("BOT_ID", first.id(), "CLIENT_ID", first.token());
    admin.call("imbot.unregister", known).result();
    assertThat(types(fetched(first, Map.of()))).containsExactly(DELETE);
    var console = hall.secondBot("Console");
    admin.call("confab.bots.remove", Map.of("BOT_ID", console.id())).result();
    assertThat(types(fetched(console, Map.of()))).containsExactly(DELETE);
    var app = hall.application("Own", admin);
    var bot = registered(app, "own of " + app.clientId());
    app.call("imbot.v2.Bot.unregister", Map.of("botId", bot)).result();
    assertThat(types(app.call(GET, Map.of("botId", bot)).result())).containsExactly(DELETE);
    balances(hall);
  }

  @Test
  void its_application_is_told_if_it_comes_back(Hall hall) {
    var client = "local.coming.back";
    var declared =
        """
        users: [{ id: 820, login: karla, admin: true }]
        apps:
          - clientId: local.coming.back
            clientSecret: coming-secret
            scopes: [imbot, confab]
            grants: [{ user: 820, accessToken: coming-access, refreshToken: coming-refresh }]
        """;
    var app = hall.declaredApplication(declared, client);
    var bot = registered(app, "coming back");
    app.call("confab.app.uninstall").result();
    assertThat(app.call(GET, Map.of("botId", bot)).error()).isEqualTo("NO_AUTH_FOUND");
    var back = hall.declaredApplication(declared, client);
    var last = back.call(GET, Map.of("botId", bot)).result();
    assertThat(types(last)).containsExactly(DELETE);
    assertThat(last.at("/events/0/data/bot/code").asString()).isEqualTo("coming back");
  }

  @Test
  void it_is_gone_to_everybody_else(Hall hall) {
    var bot = hall.secondBot("Private");
    var other = hall.secondBot("Other");
    bot.becomes(Map.of("botToken", "another of " + bot.id()));
    var admin = hall.administrator();
    var owner = Map.of("botId", bot.id(), "botToken", "another of " + bot.id());
    admin.call("imbot.v2.Bot.unregister", owner).result();
    for (var token : List.of(bot.token(), other.token(), "nobody's")) {
      assertThat(admin.call(GET, Wrong.over(owner, Map.of("botToken", token))).refusal())
          .as(token)
          .isEqualTo(NOT_FOUND);
    }
    assertThat(admin.call(GET, Map.of("botId", bot.id())).refusal())
        .isEqualTo("400 BOT_TOKEN_NOT_SPECIFIED Bot token is not specified");
    assertThat(admin.call(GET, Map.of("botToken", bot.token())).error())
        .isEqualTo("BOT_ID_REQUIRED");
    var app = hall.application("Other", admin);
    assertThat(app.call(GET, Map.of("botId", bot.id())).refusal()).isEqualTo(NOT_FOUND);
    assertThat(types(admin.call(GET, owner).result())).containsExactly(DELETE);
  }

  @Test
  void its_successor_of_the_same_code_lives_beside_it(Hall hall) {
    var bot = hall.secondBot("Ending");
    var admin = hall.administrator();
    bot.call("imbot.v2.Bot.unregister").result();
    var fields =
        Map.of("code", bot.token(), "botToken", bot.token(), "properties", Map.of("name", "Again"));
    var made = admin.call("imbot.v2.Bot.register", Map.of("fields", fields)).result();
    long id = made.at("/bot/id").asLong();
    hall.person("Anna").call("im.message.add", Map.of("DIALOG_ID", id, "MESSAGE", "Hi")).result();
    var asked = Map.of("botId", id, "botToken", bot.token());
    var told = admin.call(GET, asked).result();
    assertThat(types(told)).containsExactly("ONIMBOTV2JOINCHAT", "ONIMBOTV2MESSAGEADD");
    assertThat(told.at("/events/0/data/bot/id").asLong()).isEqualTo(id);
    var last = fetched(bot, Map.of());
    assertThat(last.at("/events/0/data/bot/id").asLong()).isEqualTo(bot.id());
    fetched(bot, Map.of("offset", last.get("nextOffset").asLong()));
    assertThat(bot.call(GET).refusal()).isEqualTo(NOT_FOUND);
    assertThat(admin.call(GET, asked).result()).isEqualTo(told);
  }

  @Test
  void who_reads_along_reads_along_to_the_end(Hall hall) {
    var admin = hall.administrator();
    var bot = hall.secondBot("Along");
    var team = hall.person("Anna").opensChat("Along", admin);
    bot.call("imbot.v2.Bot.unregister").result();
    var along = Map.of("withUserEvents", true);
    assertThat(bot.call(GET, along).error()).isEqualTo("USER_NOT_SUBSCRIBED");
    admin.call("im.v2.Event.subscribe").result();
    admin.says(team, "read along");
    var all = fetched(bot, along);
    assertThat(types(all)).containsExactly(DELETE, "ONIMV2MESSAGEADD");
    var next = all.get("nextOffset").asLong();
    assertThat(types(fetched(bot, Wrong.over(along, Map.of("offset", next))))).isEmpty();
    assertThat(bot.call(GET, along).refusal()).isEqualTo(NOT_FOUND);
    assertThat(admin.call("im.v2.Event.get").result().get("events")).isEmpty();
    admin.says(team, "and later");
    assertThat(types(admin.call("im.v2.Event.get").result())).containsExactly("ONIMV2MESSAGEADD");
    admin.call("im.v2.Event.unsubscribe").result();
  }

  @Test
  void operators_see_that_it_waits_and_it_expires_with_its_life(Hall hall) {
    var bot = hall.secondBot("Silent");
    var admin = hall.administrator();
    bot.call("imbot.v2.Bot.unregister").result();
    var waiting = Map.of("BOT_ID", bot.id(), "STATE", "WAITING");
    var listed = admin.call("confab.events.list", waiting).result().get("events");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/event").asString()).isEqualTo(DELETE);
    assertThat(listed.at("/0/waits/reason").asString()).isEqualTo("FETCH");
    assertThat(listed.at("/0/waits/sentence").asString())
        .isEqualTo("the bot was removed and may still fetch it; nothing is posted");
    long id = listed.at("/0/id").asLong();
    var life = show(hall, id);
    assertThat(life.at("/data/bot/eventMode").asString()).isEqualTo("fetch");
    assertThat(life.at("/request/body").asString())
        .contains("data%5Bbot%5D%5Bcode%5D")
        .doesNotContain("countMessage");
    hall.clock().advance(Duration.ofDays(3).minusMinutes(1));
    assertThat(types(fetched(bot, Map.of()))).containsExactly(DELETE);
    hall.clock().advance(Duration.ofMinutes(2));
    hall.restart();
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    var state = show(hall, id).at("/event/state").asString();
    while (state.equals("WAITING") && System.nanoTime() < end) {
      Thread.onSpinWait();
      state = show(hall, id).at("/event/state").asString();
    }
    assertThat(state).isEqualTo("EXPIRED");
    assertThat(bot.call(GET).refusal()).isEqualTo(NOT_FOUND);
    assertThat(admin.call("confab.events.replay", Map.of("ID", id)).error())
        .isEqualTo("BOT_ID_ERROR");
    balances(hall);
  }

  @Test
  void on_an_older_portal_it_is_told_as_that_told_everything() {
    try (var hall = Hall.open()) {
      hall.declare("portal: { revision: 34 }");
      var left = hall.handler();
      var bot = hall.secondBot("Old", Map.of("eventMode", "webhook", "webhookUrl", left.url()));
      bot.becomes(Map.of("eventMode", "fetch"));
      bot.call("imbot.v2.Bot.unregister").result();
      var last = fetched(bot, Map.of());
      assertThat(types(last)).containsExactly(DELETE);
      assertThat(last.get("lastEventId")).isEqualTo(last.at("/events/0/eventId"));
      assertThat(last.at("/events/0/data/bot").has("appId")).isTrue();
      var told = left.next(DELETE).tree().at("/data/bot");
      assertThat(told.propertyNames()).containsExactlyInAnyOrder("id", "code", "appId", "auth");
      hall.settles();
      fetched(bot, Map.of("offset", last.get("nextOffset").asLong()));
      assertThat(bot.call(GET).refusal()).isEqualTo(NOT_FOUND);
      balances(hall);
    }
  }

  private static long registered(Application app, String code) {
    var fields = Map.of("code", code, "properties", Map.of("name", "Own"));
    var made = app.call("imbot.v2.Bot.register", Map.of("fields", fields)).result();
    return made.at("/bot/id").asLong();
  }

  private static JsonNode show(Hall hall, long event) {
    return hall.administrator().call("confab.events.show", Map.of("ID", event)).result();
  }

  private static void balances(Hall hall) {
    var ledger = hall.administrator().call("confab.ledger").result();
    assertThat(ledger.at("/portal/balanced").asBoolean()).isTrue();
  }

  private static JsonNode fetched(SecondBot bot, Map<String, ?> params) {
    return bot.call(GET, params).result();
  }

  private static List<String> types(JsonNode result) {
    return result.get("events").valueStream().map(e -> e.get("type").asString()).toList();
  }
}
