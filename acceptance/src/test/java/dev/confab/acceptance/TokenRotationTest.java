package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Event;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What follows when a bot exchanges its token, and what does when it cannot.
/// (chat-bots-v2/imbot.v2/bots/bot-update.md#token-rotation)
@ExtendWith(HallExtension.class)
class TokenRotationTest {
  private static final String ADD = "ONIMBOTV2MESSAGEADD";
  private static final String UPDATE = "imbot.v2.Bot.update";
  private static final String REGISTER = "imbot.v2.Bot.register";
  private static final String FAILED = "400 BOT_TOKEN_ROTATION_FAILED Bot token rotation failed";

  @Test
  void what_is_posted_goes_on_with_another_application_token_and_old_tokens_die(Hall hall) {
    var handler = hall.handler();
    var bot = hall.secondBot("Posted", Map.of("eventMode", "webhook", "webhookUrl", handler.url()));
    var anna = hall.person("Anna");
    anna.says(bot, "before");
    var before = handler.next(ADD);
    var old = hall.token(before.text("data", "bot", "auth", "access_token"));
    assertThat(old.call("imbot.v2.Bot.get", Map.of("botId", bot.id())).status()).isEqualTo(200);

    bot.becomes(Map.of("botToken", "another of " + bot.id()));
    anna.says(bot, "after");
    var after = handler.next(ADD);
    assertThat(after.text("data", "message", "text")).isEqualTo("after");
    for (var place : List.of(List.of("auth"), List.of("data", "bot", "auth"))) {
      var path = new ArrayList<>(place);
      path.add("application_token");
      var names = path.toArray(String[]::new);
      assertThat(after.text(names)).isNotEmpty().isNotEqualTo(before.text(names));
    }
    assertThat(old.call("imbot.v2.Bot.get", Map.of("botId", bot.id())).status()).isEqualTo(401);
    var fresh = hall.token(after.text("data", "bot", "auth", "access_token"));
    assertThat(fresh.call("imbot.v2.Bot.get", Map.of("botId", bot.id())).status()).isEqualTo(200);
  }

  @Test
  void tokens_of_a_bot_that_leaves_its_neighbours_die_and_theirs_live(Hall hall) {
    var handler = hall.handler();
    var posted = Map.of("eventMode", "webhook", "webhookUrl", handler.url());
    var one = hall.secondBot("One", posted);
    var with = new HashMap<String, Object>(posted);
    with.put("botToken", one.token());
    var two = hall.secondBot("Two", with);
    var anna = hall.person("Anna");
    anna.says(one, "to one");
    var ones = hall.token(handler.next(ADD).text("data", "bot", "auth", "access_token"));
    anna.says(two, "to two");
    var twos = hall.token(handler.next(ADD).text("data", "bot", "auth", "access_token"));
    assertThat(ones.call("profile").status()).isEqualTo(200);

    one.becomes(Map.of("botToken", "alone of " + one.id()));
    assertThat(ones.call("profile").status()).isEqualTo(401);
    var neighbour = Map.of("botId", two.id());
    assertThat(ones.call("imbot.v2.Bot.get", neighbour).status()).isEqualTo(401);
    assertThat(twos.call("imbot.v2.Bot.get", neighbour).status()).isEqualTo(200);
    anna.says(one, "to one again");
    var fresh = hall.token(handler.next(ADD).text("data", "bot", "auth", "access_token"));
    assertThat(fresh.call("imbot.v2.Bot.get", Map.of("botId", one.id())).status()).isEqualTo(200);
    hall.restart();
    assertThat(ones.call("profile").status()).isEqualTo(401);
    assertThat(twos.call("profile").status()).isEqualTo(200);
  }

  @Test
  void a_replay_of_what_was_told_before_opens_no_neighbour(Hall hall) {
    var handler = hall.handler();
    var posted = Map.of("eventMode", "webhook", "webhookUrl", handler.url());
    var one = hall.secondBot("One", posted);
    var with = new HashMap<String, Object>(posted);
    with.put("botToken", one.token());
    var two = hall.secondBot("Two", with);
    var anna = hall.person("Anna");
    anna.says(two, "to two");
    var twos = hall.token(handler.next(ADD).text("data", "bot", "auth", "access_token"));
    anna.says(one, "to one");
    var before = handler.next(ADD);
    hall.settles();
    one.becomes(Map.of("botToken", "alone of " + one.id()));

    var admin = hall.administrator();
    var listed = Map.of("BOT_ID", one.id(), "EVENT", ADD);
    var events = admin.call("confab.events.list", listed).result().get("events");
    var event = Map.of("ID", events.get(0).get("id").asLong());
    admin.call("confab.events.replay", event).result();
    opensOnly(hall, handler.next(ADD), before, one, two);
    hall.settles();
    var range = Wrong.over(Map.of("BOT_ID", one.id()), Map.of("FROM", event.get("ID")));
    admin.call("confab.events.replay", range).result();
    opensOnly(hall, handler.next(ADD), before, one, two);
    var refused = twos.call("confab.events.replay", event);
    assertThat(refused.error()).as("it is another's bot now").isEqualTo("BOT_ID_ERROR");
  }

  /// Whether what was told again comes from the application the bot has now.
  private static void opensOnly(
      Hall hall, Event again, Event before, SecondBot one, SecondBot two) {
    assertThat(again.text("data", "message", "text")).isEqualTo("to one");
    assertThat(again.text("auth", "application_token"))
        .isNotEqualTo(before.text("auth", "application_token"));
    var token = hall.token(again.text("data", "bot", "auth", "access_token"));
    assertThat(token.call(UPDATE, Map.of("botId", one.id())).status()).isEqualTo(200);
    assertThat(token.call(UPDATE, Map.of("botId", two.id())).error())
        .isEqualTo("BOT_OWNERSHIP_ERROR");
  }

  @Test
  void a_change_with_a_taken_token_changes_nothing(Hall hall) {
    var bot = hall.secondBot("Steady");
    var other = hall.secondBot("Other");
    var before = bot.call("imbot.v2.Bot.get").result();
    var fields =
        Map.of(
            "properties",
            Map.of("name", "Renamed", "avatar", Pictures.PNG),
            "isHidden",
            true,
            "backgroundId",
            "sky",
            "botToken",
            other.token());
    assertThat(bot.call(UPDATE, Map.of("fields", fields)).refusal()).isEqualTo(FAILED);
    assertThat(bot.call("imbot.v2.Bot.get").result()).isEqualTo(before);
  }

  @Test
  void bots_of_the_first_generation_that_share_a_client_id_keep_it(Hall hall) {
    var first = hall.bot("First");
    var admin = hall.administrator();
    var more =
        Map.of(
            "CODE", "neighbour" + first.id(),
            "CLIENT_ID", first.clientId(),
            "EVENT_HANDLER", first.handler().url(),
            "PROPERTIES", Map.of("NAME", "Neighbour"));
    admin.call("imbot.register", more).result();
    var known = Map.of("botId", first.id(), "botToken", first.clientId());
    var other = Map.of("fields", Map.of("botToken", "mine alone" + first.id()));
    assertThat(admin.call(UPDATE, Wrong.over(known, other)).refusal()).isEqualTo(FAILED);
    hall.person("Anna").says(first, "Still there?");
    assertThat(first.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("Still there?");
  }

  @Test
  void a_bot_of_the_first_generation_that_is_alone_exchanges_its_client_id(Hall hall) {
    var first = hall.bot("Alone");
    var admin = hall.administrator();
    var known = Map.of("botId", first.id(), "botToken", first.clientId());
    var token = "another of " + first.id();
    var other = Map.of("fields", Map.of("botToken", token));
    assertThat(admin.call(UPDATE, Wrong.over(known, other)).status()).isEqualTo(200);
    hall.person("Anna").says(first, "Still there?");
    first.hears("ONIMBOTMESSAGEADD");
    var says = Map.of("BOT_ID", first.id(), "DIALOG_ID", admin.dialogId(), "MESSAGE", "I am");
    var by = Wrong.over(says, Map.of("CLIENT_ID", token));
    assertThat(admin.call("imbot.message.add", by).status()).isEqualTo(200);
    var still = Wrong.over(says, Map.of("CLIENT_ID", first.clientId()));
    assertThat(admin.call("imbot.message.add", still).status()).isEqualTo(400);
  }

  @Test
  void a_token_whose_bots_are_gone_is_free(Hall hall) {
    var gone = hall.secondBot("Gone");
    var bot = hall.secondBot("Coming");
    var taken = Map.of("fields", Map.of("botToken", gone.token()));
    assertThat(bot.call(UPDATE, taken).refusal()).isEqualTo(FAILED);
    gone.call("imbot.v2.Bot.unregister").result();
    bot.call(UPDATE, taken).result();
    var known = Map.of("botId", bot.id(), "botToken", gone.token());
    assertThat(hall.administrator().call(UPDATE, known).status()).isEqualTo(200);
    assertThat(bot.call(UPDATE).status()).isEqualTo(403);
  }

  @Test
  void a_client_id_whose_bots_are_gone_is_free_and_its_tokens_die(Hall hall) {
    var first = hall.bot("Gone");
    var bot = hall.secondBot("Coming");
    hall.person("Anna").says(first, "Who are you?");
    var before = first.hears("ONIMBOTMESSAGEADD");
    var anna = hall.token(before.text("auth", "access_token"));
    assertThat(anna.call("profile", Map.of()).status()).isEqualTo(200);
    first.call("imbot.unregister", Map.of("BOT_ID", first.id())).result();
    assertThat(anna.call("profile", Map.of()).status()).isEqualTo(200);

    bot.becomes(Map.of("botToken", first.clientId()));
    assertThat(anna.call("profile", Map.of()).status()).isEqualTo(401);
    var told = first.hears("ONIMBOTDELETE");
    assertThat(told.text("auth", "application_token"))
        .isEqualTo(before.text("auth", "application_token"));
    var shown = Map.of("botId", bot.id(), "botToken", first.clientId());
    assertThat(hall.administrator().call(UPDATE, shown).status()).isEqualTo(200);
  }

  @Test
  void no_token_stands_in_the_store(Hall hall) throws SQLException {
    var token = "kept-by-its-hash-only";
    var later = "kept-by-its-hash-as-well";
    var bot = hall.secondBot("Hidden", Map.of("code", "hidden", "botToken", token));
    var own = Map.of("botId", bot.id(), "botToken", token);
    var admin = hall.administrator();
    hall.person("Anna").says(bot, "Hello");
    admin.call("imbot.v2.Event.get", own).result();
    var taken = Map.of("fields", Map.of("botToken", hall.secondBot("Other").token()));
    admin.call(UPDATE, Wrong.over(own, taken));
    admin.call(UPDATE, Wrong.over(own, Map.of("fields", Map.of("botToken", later)))).result();
    admin.call("imbot.v2.Event.get", own);
    admin.call("imbot.v2.Event.get", Wrong.over(own, Map.of("botToken", later))).result();
    hall.restart(); // what is written down beside the calls is written now
    try (var store = DriverManager.getConnection(hall.database())) {
      var kept = values(store);
      assertThat(kept).anyMatch(value -> value.contains("hidden"));
      assertThat(kept).noneMatch(value -> value.contains(token) || value.contains(later));
    }
  }

  @Test
  void tokens_may_do_what_the_webhook_may_that_registered_last(Hall hall) {
    hall.declare(
        """
        users:
          - { id: 720, login: scoped }
        webhooks:
          - { user: 720, code: narrowcode, scopes: [imbot] }
          - { user: 720, code: widecode, scopes: [imbot, im] }
        """);
    var narrow = hall.webhook(720, "narrowcode");
    var wide = hall.webhook(720, "widecode");
    var handler = hall.handler();
    var fields = new HashMap<String, Object>();
    fields.put("code", "scoped");
    fields.put("botToken", "scoped-token");
    fields.put("properties", Map.of("name", "Scoped"));
    fields.put("eventMode", "webhook");
    fields.put("webhookUrl", handler.url());
    var bot = narrow.call(REGISTER, Map.of("fields", fields)).result().get("bot");
    var anna = hall.person("Anna");
    var dialog = Map.of("DIALOG_ID", bot.get("id").asLong(), "MESSAGE", "Hello");
    anna.call("im.message.add", dialog).result();
    var told = hall.token(handler.next(ADD).text("data", "bot", "auth", "access_token"));
    assertThat(told.call("im.counters.get").error()).isEqualTo("insufficient_scope");

    assertThat(wide.call(REGISTER, Map.of("fields", fields)).result().get("bot"))
        .isEqualTo(narrow.call("imbot.v2.Bot.get", shown(bot, "scoped-token")).result().get("bot"));
    assertThat(told.call("im.counters.get").status()).isEqualTo(200);
    fields.put("botToken", "scoped-later");
    var later = Map.of("fields", Map.of("botToken", "scoped-later"));
    wide.call(UPDATE, Wrong.over(shown(bot, "scoped-token"), later)).result();
    assertThat(told.call("profile").status()).isEqualTo(401);
    anna.call("im.message.add", dialog).result();
    var fresh = hall.token(handler.next(ADD).text("data", "bot", "auth", "access_token"));
    assertThat(fresh.call("im.counters.get").status()).isEqualTo(200);

    narrow.call(REGISTER, Map.of("fields", fields)).result();
    assertThat(fresh.call("im.counters.get").error()).isEqualTo("insufficient_scope");
    assertThat(fresh.call("imbot.v2.Bot.get", Map.of("botId", bot.get("id").asLong())).status())
        .isEqualTo(200);
    assertThat(told.call("profile").status()).as("what has ended stays so").isEqualTo(401);
  }

  private static Map<String, ?> shown(JsonNode bot, String token) {
    return Map.of("botId", bot.get("id").asLong(), "botToken", token);
  }

  /// All values of all tables, as texts.
  private static List<String> values(Connection store) throws SQLException {
    var tables = new ArrayList<String>();
    try (var named = store.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      while (named.next()) {
        tables.add(named.getString("TABLE_NAME"));
      }
    }
    var values = new ArrayList<String>();
    for (var table : tables) {
      try (var asked = store.createStatement();
          var rows = asked.executeQuery("SELECT * FROM \"" + table + "\"")) {
        while (rows.next()) {
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            values.add(String.valueOf(rows.getString(i)));
          }
        }
      }
    }
    return values;
  }
}
