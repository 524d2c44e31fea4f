package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.Reply;
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
        }
        // whose name would be their secret
        assertThat(registered(hall, "two").path("appId").asString("")).isEmpty();
      }
    }
  }

  @Test
  void titles_of_commands_are_told_since_34() {
    for (int revision : List.of(33, 34)) {
      try (var hall = hall(revision)) {
        var bot = registered(hall, "one");
        var command = Map.of("command", "help", "title", Map.of("en", "Help"));
        var admin = hall.administrator();
        admin.call("imbot.v2.Command.register", as(bot, Map.of("fields", command))).result();
        var listed = admin.call("imbot.v2.Command.list", as(bot, Map.of())).result();
        assertThat(listed.at("/commands/0/title").asString())
            .isEqualTo(revision == 33 ? "" : "Help");
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
}
