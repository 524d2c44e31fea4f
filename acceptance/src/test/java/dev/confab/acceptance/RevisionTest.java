package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.Reply;
import dev.confab.testkit.SecondBot;
import dev.confab.testkit.Somebody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Portals of older revisions answer as the change log says they did.
class RevisionTest {
  private static Hall hall(int revision) {
    var hall = Hall.open();
    hall.declare("portal: { revision: " + revision + " }");
    return hall;
  }

  private static Reply register(Hall hall, String code, String token, Map<String, ?> more) {
    var fields = new HashMap<String, Object>(more);
    fields.put("code", code);
    fields.put("botToken", token);
    fields.put("properties", Map.of("name", code));
    return hall.administrator().call("imbot.v2.Bot.register", Map.of("fields", fields));
  }

  private static JsonNode registered(Hall hall, String code) {
    return register(hall, code, "token-of-" + code, Map.of()).result().get("bot");
  }

  private static Map<String, Object> as(JsonNode bot, Map<String, ?> more) {
    var call = new HashMap<String, Object>(more);
    call.put("botId", bot.get("id").asLong());
    call.put("botToken", "token-of-" + bot.get("code").asString());
    return call;
  }

  @Test
  void a_portal_tells_its_revision() {
    for (int revision : List.of(33, 36)) {
      try (var hall = hall(revision)) {
        var admin = hall.administrator();
        assertThat(admin.call("imbot.v2.Revision.get", Map.of()).result().get("rest").asInt())
            .isEqualTo(revision);
        assertThat(admin.call("im.revision.get", Map.of()).result().get("rest").asInt())
            .isEqualTo(revision);
      }
    }
  }

  @Test
  void a_token_has_forty_characters_since_36() {
    var token = "t".repeat(64);
    try (var hall = hall(35)) {
      assertThat(register(hall, "long", token, Map.of()).result().get("bot").get("code").asString())
          .isEqualTo("long");
      var list = hall.administrator().call("imbot.v2.Bot.list", Map.of("botToken", token));
      assertThat(list.result().get("bots")).hasSize(1);
    }
    try (var hall = hall(36)) {
      assertThat(register(hall, "long", token, Map.of()).error())
          .isEqualTo("BOT_TOKEN_INVALID_LENGTH");
    }
  }

  /// BOT-BC-0506-1: bots registered before continue to operate, and may exchange the token.
  @Test
  void a_bot_with_a_long_token_lives_on_in_36() {
    var token = "t".repeat(64);
    try (var hall = hall(35)) {
      var id = register(hall, "long", token, Map.of()).result().at("/bot/id").asLong();
      hall.declare("portal: { revision: 36 }");
      var admin = hall.administrator();
      hall.person("Anna").says(new Talker(id), "Still there?");
      var old = Map.of("botId", id, "botToken", token);
      var told = admin.call("imbot.v2.Event.get", old).result();
      assertThat(told.at("/events/1/data/message/text").asString()).isEqualTo("Still there?");
      var longer = Map.of("fields", Map.of("botToken", "u".repeat(64)));
      assertThat(admin.call("imbot.v2.Bot.update", Wrong.over(old, longer)).error())
          .isEqualTo("BOT_TOKEN_INVALID_LENGTH");
      var shorter = Map.of("fields", Map.of("botToken", "short"));
      admin.call("imbot.v2.Bot.update", Wrong.over(old, shorter)).result();
      assertThat(admin.call("imbot.v2.Event.get", old).error()).isEqualTo("BOT_OWNERSHIP_ERROR");
      var now = Map.of("botId", id, "botToken", "short");
      assertThat(admin.call("imbot.v2.Event.get", now).result().get("events")).hasSize(2);
    }
  }

  private record Talker(long id) implements Somebody {}

  @Test
  void a_token_is_exchanged_since_35() {
    for (int revision : List.of(34, 35)) {
      try (var hall = hall(revision)) {
        var bot = registered(hall, "one");
        var other = Map.of("fields", Map.of("botToken", "another-token"));
        var admin = hall.administrator();
        assertThat(admin.call("imbot.v2.Bot.update", as(bot, other)).status()).isEqualTo(200);
        var still = admin.call("imbot.v2.Bot.get", as(bot, Map.of())).result().get("bot");
        assertThat(still.has("eventMode")).isEqualTo(revision == 34);
      }
    }
  }

  @Test
  void the_application_of_a_bot_is_not_shown_since_35() {
    for (int revision : List.of(34, 35)) {
      try (var hall = hall(revision)) {
        var app = hall.application("Demo", hall.administrator());
        var fields = Map.of("code", "one", "properties", Map.of("name", "One"));
        var bot = app.call("imbot.v2.Bot.register", Map.of("fields", fields)).result().get("bot");
        assertThat(bot.has("appId")).isEqualTo(revision == 34);
        if (revision == 34) {
          assertThat(bot.get("appId").asString()).isEqualTo(app.clientId());
          assertThat(List.copyOf(bot.propertyNames())).containsSubsequence("moduleId", "appId");
        }
        var other = Map.of("botToken", "nobody", "botId", bot.get("id").asLong());
        var brief = hall.administrator().call("imbot.v2.Bot.get", other).result().get("bot");
        assertThat(brief.has("appId")).as("only its owner sees it").isFalse();
        // whose name would be their secret
        assertThat(registered(hall, "two").path("appId").asString("")).isEmpty();
      }
    }
  }

  /// BOT-FIX-0501-3: neither in what is fetched nor in what is posted.
  @Test
  void events_do_not_name_the_application_since_35() {
    for (int revision : List.of(34, 35)) {
      try (var hall = hall(revision)) {
        var app = hall.application("Demo", hall.administrator());
        var anna = hall.person("Anna");
        var fetching = Map.of("code", "one", "properties", Map.of("name", "One"));
        var bot = app.call("imbot.v2.Bot.register", Map.of("fields", fetching)).result().get("bot");
        anna.says(new Talker(bot.get("id").asLong()), "Who are you?");
        var asked = Map.of("botId", bot.get("id").asLong());
        var fetched = app.call("imbot.v2.Event.get", asked).result().at("/events/1/data/bot");
        var handler = hall.handler();
        var posting =
            Map.of(
                "code",
                "two",
                "properties",
                Map.of("name", "Two"),
                "eventMode",
                "webhook",
                "webhookUrl",
                handler.url());
        var other = app.call("imbot.v2.Bot.register", Map.of("fields", posting)).result();
        anna.says(new Talker(other.at("/bot/id").asLong()), "And you?");
        var posted = handler.next("ONIMBOTV2MESSAGEADD").tree().at("/data/bot");
        for (var told : List.of(fetched, posted)) {
          assertThat(told.path("appId").asString(null))
              .isEqualTo(revision == 34 ? app.clientId() : null);
        }
        var own =
            hall.secondBot("Own", Map.of("eventMode", "webhook", "webhookUrl", handler.url()));
        anna.says(own, "And you?");
        // a webhook's bot has no application to name but its own secret
        var named = handler.next("ONIMBOTV2MESSAGEADD").tree().at("/data/bot").path("appId");
        assertThat(named.asString(null)).isEqualTo(revision == 34 ? "" : null);
      }
    }
  }

  @Test
  void titles_and_hints_of_commands_are_told_since_34() {
    for (int revision : List.of(33, 34)) {
      try (var hall = hall(revision)) {
        var bot = registered(hall, "one");
        var command =
            Map.of(
                "command", "help",
                "title", Map.of("en", "Help"),
                "params", Map.of("en", "with what"));
        var admin = hall.administrator();
        admin.call("imbot.v2.Command.register", as(bot, Map.of("fields", command))).result();
        var listed = admin.call("imbot.v2.Command.list", as(bot, Map.of())).result();
        assertThat(listed.at("/commands/0/title").asString())
            .isEqualTo(revision == 33 ? "" : "Help");
        assertThat(listed.at("/commands/0/params").asString())
            .isEqualTo(revision == 33 ? "" : "with what");
      }
    }
  }

  @Test
  void a_background_that_is_none_is_not_kept_since_34() {
    for (int revision : List.of(33, 34)) {
      try (var hall = hall(revision)) {
        var wrong = Map.of("backgroundId", "Azur");
        var bot = register(hall, "one", "token-of-one", wrong).result().get("bot");
        assertThat(bot.get("backgroundId").asString(null))
            .isEqualTo(revision == 33 ? "Azur" : null);
        var other = as(bot, Map.of("fields", Map.of("backgroundId", "Mint")));
        var changed = hall.administrator().call("imbot.v2.Bot.update", other).result();
        assertThat(changed.at("/bot/backgroundId").asString(null))
            .isEqualTo(revision == 33 ? "Mint" : null);
      }
    }
  }

  @Test
  void the_field_to_write_in_is_taken_away_in_private_dialogs_since_34() {
    for (int revision : List.of(33, 34)) {
      try (var hall = hall(revision)) {
        var bot = registered(hall, "one");
        var admin = hall.administrator();
        var asked = as(bot, Map.of("dialogId", Long.toString(admin.id()), "enabled", false));
        var reply = admin.call("imbot.v2.Chat.TextField.enabled", asked);
        assertThat(reply.status()).isEqualTo(revision == 33 ? 403 : 200);
      }
    }
  }

  @Test
  void a_missing_token_is_called_so_since_34() {
    for (int revision : List.of(33, 34)) {
      try (var hall = hall(revision)) {
        var bot = registered(hall, "one").get("id").asLong();
        var admin = hall.administrator();
        var expected = revision == 33 ? "CLIENT_ID_NOT_SPECIFIED" : "BOT_TOKEN_NOT_SPECIFIED";
        for (var method : List.of("register", "list", "get", "update", "unregister")) {
          var asked = Map.of("botId", bot, "fields", Map.of("code", "x"));
          assertThat(admin.call("imbot.v2.Bot." + method, asked).error()).isEqualTo(expected);
        }
        assertThat(admin.call("imbot.v2.Command.list", Map.of("botId", bot)).error())
            .isEqualTo("BOT_TOKEN_NOT_SPECIFIED");
      }
    }
  }

  /// BOT-FIX-0402-2, which every portal has that can be declared.
  @Test
  void a_flag_may_be_a_boolean_in_33() {
    try (var hall = hall(33)) {
      var bot = hall.secondBot("Speaker");
      var anna = hall.person("Anna");
      for (var flag : List.of(true, "Y")) {
        var fields = Map.of("message", "So it is", "system", flag);
        bot.call("imbot.v2.Chat.Message.send", Map.of("dialogId", anna.id(), "fields", fields))
            .result();
        assertThat(anna.newest(bot).get("author_id").asLong()).isZero();
      }
    }
  }

  /// BOT-BC-0330-1: portals that stayed behind are of the time when both forms were taken.
  @Test
  void commands_are_registered_in_fields_alone_since_36() {
    for (int revision : List.of(33, 35, 36)) {
      try (var hall = hall(revision)) {
        var bot = hall.secondBot("Flat");
        var flat = Map.of("command", "flat", "title", Map.of("en", "Flat"), "common", "Y");
        var reply = bot.call("imbot.v2.Command.register", flat);
        if (revision == 36) {
          assertThat(reply.error()).isEqualTo("COMMAND_REQUIRED");
        } else {
          assertThat(reply.result().at("/command/command").asString()).isEqualTo("/flat");
          assertThat(reply.result().at("/command/common").asBoolean()).isTrue();
        }
      }
    }
  }

  /// BOT-BC-0325-1, likewise.
  @Test
  void the_last_event_is_not_named_beside_the_next_offset_since_36() {
    for (int revision : List.of(33, 35, 36)) {
      try (var hall = hall(revision)) {
        var bot = hall.secondBot("Fetching");
        if (revision == 36) {
          assertThat(fetched(bot, 0).propertyNames())
              .containsExactly("events", "nextOffset", "hasMore");
          continue;
        }
        assertThat(fetched(bot, 0).get("lastEventId").asLong()).isZero();
        hall.person("Anna").says(bot, "Hello");
        var told = fetched(bot, 0);
        var last = told.get("lastEventId").asLong();
        assertThat(last).isEqualTo(told.at("/events/1/eventId").asLong());
        var taken = fetched(bot, last + 1);
        assertThat(taken.get("events")).isEmpty();
        assertThat(taken.get("lastEventId").asLong()).isEqualTo(last);
      }
    }
  }

  private static JsonNode fetched(SecondBot bot, long offset) {
    return bot.call("imbot.v2.Event.get", Map.of("offset", offset)).result();
  }
}
