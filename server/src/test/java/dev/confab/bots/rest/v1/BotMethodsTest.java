package dev.confab.bots.rest.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Caller;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.UserId;
import dev.confab.bots.Stage;
import dev.confab.files.Pictures;
import dev.confab.people.Person;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.util.Collection;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BotMethodsTest {
  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }

  abstract static class Contract extends DatabaseContract {
    private static final String ECHO =
        """
        {'CODE': 'echo', 'EVENT_HANDLER': 'http://127.0.0.1:9000/handler',
         'PROPERTIES': {'NAME': 'Echo'}}\
        """;

    private final Stage stage;
    private final Caller app;

    Contract(Database database) {
      super(database);
      this.stage = new Stage(store);
      this.app = stage.application("local.demo");
    }

    // --- how a call is written

    private static ObjectNode echo(String json) {
      var params = (ObjectNode) Json.parse(ECHO.replace('\'', '"'));
      params.setAll((ObjectNode) Json.parse(json.replace('\'', '"')));
      return params;
    }

    private long registered(Caller caller, ObjectNode params) {
      var answer = stage.call(caller, "imbot.register", params);
      assertThat(answer.get("result")).as(answer.toString()).isNotNull();
      assertThat(answer.get("result").isIntegralNumber()).isTrue();
      return answer.get("result").asLong();
    }

    private Person user(long id) {
      return Objects.requireNonNull(stage.people.find(store.reads(Stage.PORTAL), new UserId(id)));
    }

    private static void assertRefused(JsonNode answer, int status, String code, String text) {
      assertThat(answer.get("error").asString()).isEqualTo(code);
      assertThat(answer.get("error_description").asString()).isEqualTo(text);
      assertThat(answer.get("status").asInt()).isEqualTo(status);
      assertThat(answer.get("result")).isNull();
    }

    private void assertRegisterRefused(String json, String code, String text) {
      assertRefused(stage.call(app, "imbot.register", echo(json)), 400, code, text);
    }

    private void assertUpdateRefused(long bot, String fields, String code, String text) {
      var params = "{'BOT_ID': " + bot + ", 'FIELDS': " + fields + "}";
      assertRefused(stage.call(app, "imbot.update", params), 400, code, text);
    }

    // --- imbot.register

    @Test
    void a_bot_is_a_user_of_the_portal() {
      var properties =
          """
          {'PROPERTIES': {'NAME': 'Бот 🤖', 'LAST_NAME': 'Echo', 'COLOR': 'AQUA',
            'EMAIL': 'bot@example.com', 'PERSONAL_BIRTHDAY': '2018-07-14',
            'WORK_POSITION': 'Says it again', 'PERSONAL_WWW': 'https://example.com',
            'PERSONAL_GENDER': 'F'}}\
          """;
      var bot = user(registered(app, echo(properties)));
      assertThat(bot.isBot()).isTrue();
      assertThat(bot.active()).isTrue();
      assertThat(bot.fullName()).isEqualTo("Бот 🤖 Echo");
      assertThat(bot.color()).isEqualTo("#1eb4aa");
      assertThat(bot.email()).isEqualTo("bot@example.com");
      assertThat(bot.birthday()).isEqualTo("2018-07-14");
      assertThat(bot.workPosition()).isEqualTo("Says it again");
      assertThat(bot.website()).isEqualTo("https://example.com");
      assertThat(bot.gender()).isEqualTo("F");
      assertThat(bot.avatar()).isNull();
    }

    @Test
    void a_form_registers_the_same_bot_as_json() {
      var form = Json.mapper().createObjectNode();
      PhpForm.read(
          "code=echo&Event_Handler=http%3A%2F%2F127.0.0.1%3A9000%2Fhandler&OPENLINE=Y"
              + "&PROPERTIES[NAME]=Echo&PROPERTIES%5BCOLOR%5D=lime&PROPERTIES[PERSONAL_PHOTO][0]=a.gif"
              + "&PROPERTIES[PERSONAL_PHOTO][1]="
              + PhpForm.encode(Pictures.base64("gif", 2, 2)),
          form);
      var json =
          echo(
              "{'OPENLINE': 'Y', 'PROPERTIES': {'NAME': 'Echo', 'COLOR': 'lime',"
                  + " 'PERSONAL_PHOTO': ['a.gif', '"
                  + Pictures.base64("gif", 2, 2)
                  + "']}}");
      var one = user(registered(app, form));
      var other = user(registered(stage.application("local.other"), json));
      assertThat(one.name()).isEqualTo(other.name());
      assertThat(one.color()).isEqualTo(other.color()).isEqualTo("#58cc47");
      assertThat(one.avatar()).isNotNull();
      assertThat(other.avatar()).isNotNull();
    }

    @Test
    void a_picture_that_is_none_does_not_keep_a_bot_from_being_registered() {
      for (var photo : new String[] {"'PHN2Zy8+'", "'Y'", "7", "[]", "{'fileData': []}", "''"}) {
        var properties = "{'PROPERTIES': {'NAME': 'Echo', 'PERSONAL_PHOTO': " + photo + "}}";
        assertThat(user(registered(app, echo(properties))).avatar()).as(photo).isNull();
      }
      var wide = Pictures.base64("png", 5001, 1);
      var properties = "{'PROPERTIES': {'NAME': 'Echo', 'PERSONAL_PHOTO': '" + wide + "'}}";
      assertThat(user(registered(app, echo(properties))).avatar()).isNull();
    }

    @Test
    void a_session_registers_nothing() {
      assertRefused(
          stage.call(stage.session(), "imbot.register", "{}"),
          403,
          "WRONG_AUTH_TYPE",
          "Access for this method not allowed by session authorization");
    }

    @Test
    void a_webhook_must_say_for_whom_it_registers() {
      for (var missing : new String[] {"{}", "{'CLIENT_ID': ''}", "{'CLIENT_ID': '  '}"}) {
        assertRefused(
            stage.call(stage.webhook(), "imbot.register", missing),
            403,
            "ACCESS_DENIED",
            "Access denied! Client ID not specified");
      }
    }

    @Test
    void what_is_missing_is_told_in_the_order_of_the_original() {
      var wrong = "Wrong handler URL";
      var given = Json.mapper().createObjectNode();
      var rows =
          new String[][] {
            {
              "EVENT_MESSAGE_ADD",
              "EVENT_MESSAGE_ADD_ERROR",
              "Handler for \"Message add\" event isn't specified"
            },
            {"EVENT_MESSAGE_UPDATE", "EVENT_MESSAGE_UPDATE_ERROR", ""},
            {"EVENT_MESSAGE_DELETE", "EVENT_MESSAGE_DELETE_ERROR", ""},
            {
              "EVENT_WELCOME_MESSAGE",
              "EVENT_WELCOME_MESSAGE_ERROR",
              "Handler for \"Welcome message\" event isn't specified"
            },
            {
              "EVENT_BOT_DELETE",
              "EVENT_BOT_DELETE_ERROR",
              "Handler for \"Bot delete\" event isn't specified"
            }
          };
      for (var row : rows) {
        if (!row[2].isEmpty()) {
          assertRefused(stage.call(app, "imbot.register", given), 400, row[1], row[2]);
          given.put(row[0], "");
          assertRefused(stage.call(app, "imbot.register", given), 400, row[1], row[2]);
        }
        given.put(row[0], "example.com/handler");
        assertRefused(stage.call(app, "imbot.register", given), 400, row[1], wrong);
        given.put(row[0], Stage.HANDLER);
      }
      var code = "Bot code isn't specified";
      assertRefused(stage.call(app, "imbot.register", given), 400, "CODE_ERROR", code);
      given.put("CODE", "echo");
      var name = "Bot name isn't specified";
      assertRefused(stage.call(app, "imbot.register", given), 400, "NAME_ERROR", name);
      given.putObject("PROPERTIES").put("NAME", " ").put("LAST_NAME", "");
      assertRefused(stage.call(app, "imbot.register", given), 400, "NAME_ERROR", name);
      given.putObject("PROPERTIES").put("LAST_NAME", "Echo");
      assertThat(user(registered(app, given)).fullName()).isEqualTo("Echo");
    }

    @Test
    void the_address_for_all_events_overrules_the_others() {
      assertThat(registered(app, echo("{'EVENT_MESSAGE_ADD': 'nonsense'}"))).isPositive();
      assertRegisterRefused(
          "{'CODE': 'x', 'EVENT_HANDLER': 'nonsense', 'EVENT_MESSAGE_ADD': 'http://a.example/'}",
          "EVENT_MESSAGE_ADD_ERROR",
          "Wrong handler URL");
    }

    @Test
    void an_application_has_at_most_five_bots() {
      for (int i = 1; i <= 5; i++) {
        registered(app, echo("{'CODE': 'echo" + i + "'}"));
      }
      var text = "Has reached the maximum number of bots for application (max: 5)";
      assertRegisterRefused("{'CODE': 'echo6'}", "MAX_COUNT_ERROR", text);
      assertThat(registered(app, echo("{'CODE': 'echo5'}"))).isPositive();
      assertThat(registered(stage.application("local.other"), echo("{}"))).isPositive();
    }

    @Test
    void a_code_that_cannot_be_kept_makes_no_bot() {
      var text = "Bot can't be created";
      assertRegisterRefused("{'CODE': '" + "я".repeat(256) + "'}", "WRONG_REQUEST", text);
      assertThat(registered(app, echo("{'CODE': '" + "я".repeat(255) + "'}"))).isPositive();
    }

    @Test
    void who_is_refused_leaves_nothing_behind() {
      var call = "{'CLIENT_ID': 'mine', 'EVENT_HANDLER': '" + Stage.HANDLER + "'}";
      stage.call(stage.webhook(), "imbot.register", call);
      assertThat(stage.apps.ofWebhookCaller(store.reads(Stage.PORTAL), "mine")).isNull();
    }

    // --- registering again

    @Test
    void the_same_code_of_the_same_application_is_the_same_bot() {
      var id = registered(app, echo("{'PROPERTIES': {'NAME': 'Old', 'EMAIL': 'a@example.com'}}"));
      var again = registered(app, echo("{'TYPE': 'S', 'PROPERTIES': {'NAME': 'New'}}"));
      assertThat(again).isEqualTo(id);
      assertThat(user(id).name()).isEqualTo("New");
      assertThat(user(id).email()).isEqualTo("a@example.com");
    }

    @Test
    void two_applications_and_two_client_ids_may_use_one_code() {
      var mine = registered(app, echo("{'CLIENT_ID': 'is not read'}"));
      var theirs = registered(stage.application("local.other"), echo("{}"));
      var first = registered(stage.webhook(), echo("{'CLIENT_ID': 'first'}"));
      var second = registered(stage.webhook(), echo("{'CLIENT_ID': 'second'}"));
      var firstAgain = registered(stage.webhook(), echo("{'CLIENT_ID': 'first'}"));
      assertThat(new long[] {mine, theirs, first, second}).doesNotHaveDuplicates();
      assertThat(firstAgain).isEqualTo(first);
    }

    @Test
    void a_new_picture_takes_the_place_of_the_old_one() {
      var one = "{'PROPERTIES': {'NAME': 'Echo', 'PERSONAL_PHOTO': '%s'}}";
      var id = registered(app, echo(one.formatted(Pictures.base64("png", 2, 2))));
      var old = Objects.requireNonNull(user(id).avatar());
      registered(app, echo(one.formatted(Pictures.base64("png", 3, 3))));
      assertThat(user(id).avatar()).isNotNull().isNotEqualTo(old);
      assertThat(stage.files.path(store.reads(Stage.PORTAL), old)).isEmpty();
      var kept = user(id).avatar();
      registered(app, echo(one.formatted("bm8gcGljdHVyZQ==")));
      assertThat(user(id).avatar()).isEqualTo(kept);
    }

    @Test
    void a_code_is_free_again_when_its_bot_is_gone() {
      var id = registered(app, echo("{}"));
      stage.call(app, "imbot.unregister", "{'BOT_ID': " + id + "}");
      assertThat(registered(app, echo("{}"))).isNotEqualTo(id);
    }

    // --- imbot.update

    @Test
    void an_update_changes_what_it_says_and_nothing_else() {
      var id = registered(app, echo("{'PROPERTIES': {'NAME': 'Echo', 'LAST_NAME': 'Bot'}}"));
      var fields =
          "{'CODE': 'echo2', 'TYPE': 'S', 'PROPERTIES': {'NAME': 'Ёж', 'PERSONAL_GENDER': 'M'}}";
      var answer =
          stage.call(app, "imbot.update", "{'BOT_ID': '" + id + "', 'FIELDS': " + fields + "}");
      assertThat(answer.get("result").asBoolean()).isTrue();
      assertThat(user(id).fullName()).isEqualTo("Ёж Bot");
      assertThat(user(id).gender()).isEqualTo("M");
      assertThat(registered(app, echo("{'CODE': 'echo2'}"))).isEqualTo(id);
    }

    @Test
    void a_bot_keeps_a_name() {
      var id = registered(app, echo("{}"));
      var text = "Bot name isn't specified";
      var both = "{'PROPERTIES': {'NAME': '', 'LAST_NAME': ''}}";
      assertUpdateRefused(id, both, "NAME_ERROR", text);
      assertUpdateRefused(id, "{'PROPERTIES': {'NAME': ''}}", "NAME_ERROR", text);
      assertThat(user(id).name()).isEqualTo("Echo");
    }

    @Test
    void an_update_checks_addresses_in_the_order_of_the_original() {
      var id = registered(app, echo("{}"));
      var fields = Json.mapper().createObjectNode();
      for (var event :
          new String[] {
            "BOT_DELETE", "WELCOME_MESSAGE", "MESSAGE_DELETE", "MESSAGE_UPDATE", "MESSAGE_ADD"
          }) {
        fields.put("EVENT_" + event, "ftp://example.com/");
        assertUpdateRefused(
            id, fields.toString(), "EVENT_" + event + "_ERROR", "Wrong handler URL");
      }
    }

    @Test
    void an_update_that_says_nothing_is_refused() {
      var id = registered(app, echo("{}"));
      var text = "Update fields can't be empty";
      for (var fields :
          new String[] {
            "{}",
            "[]",
            "''",
            "{'TYPE': 'S', 'OPENLINE': 'Y'}",
            "{'CODE': ''}",
            "{'EVENT_HANDLER': ''}",
            "{'PROPERTIES': []}"
          }) {
        assertUpdateRefused(id, fields, "WRONG_REQUEST", text);
      }
      var without = stage.call(app, "imbot.update", "{'BOT_ID': " + id + "}");
      assertRefused(without, 400, "WRONG_REQUEST", text);
    }

    @Test
    void a_code_is_not_taken_from_another_bot() {
      registered(app, echo("{}"));
      var second = registered(app, echo("{'CODE': 'second'}"));
      var text = "Bot can't be updated";
      assertUpdateRefused(second, "{'CODE': 'echo'}", "WRONG_REQUEST", text);
      var long256 = "{'CODE': '" + "x".repeat(256) + "'}";
      assertUpdateRefused(second, long256, "WRONG_REQUEST", text);
    }

    // --- whose bot

    @Test
    void only_a_bot_of_ones_own_is_changed_or_removed() {
      var mine = registered(app, echo("{}"));
      var other = stage.application("local.other");
      var body = "{'BOT_ID': %s, 'FIELDS': {'CODE': 'new'}, 'CLIENT_ID': '%s'}";
      for (var method : new String[] {"imbot.update", "imbot.unregister"}) {
        assertRefused(
            stage.call(stage.session(), method, body.formatted(mine, "mine")),
            403,
            "WRONG_AUTH_TYPE",
            "Access for this method not allowed by session authorization.");
        assertRefused(
            stage.call(stage.webhook(), method, body.formatted(mine, "")),
            403,
            "ACCESS_DENIED",
            "Access denied! Client ID not specified");
        for (var nobody : new String[] {"0", "-1", "''", "'x'", "null", "999", "" + stage.anna}) {
          assertRefused(
              stage.call(app, method, body.formatted(nobody, "")),
              400,
              "BOT_ID_ERROR",
              "Bot not found");
        }
        var text = "Bot was installed by another rest application";
        for (var stranger : new Caller[] {other, stage.webhook()}) {
          assertRefused(
              stage.call(stranger, method, body.formatted(mine, "mine")),
              400,
              "APP_ID_ERROR",
              text);
        }
      }
      assertThat(user(mine).active()).isTrue();
    }

    // --- imbot.unregister

    @Test
    void a_removed_bot_is_out_of_service_and_unknown() {
      var id = registered(stage.webhook(), echo("{'CLIENT_ID': 'mine'}"));
      var body = "{'BOT_ID': " + id + ", 'CLIENT_ID': 'mine'}";
      var answer = stage.call(stage.webhook(), "imbot.unregister", body);
      assertThat(answer.get("result").asBoolean()).isTrue();
      assertThat(user(id).active()).isFalse();
      assertRefused(
          stage.call(stage.webhook(), "imbot.unregister", body),
          400,
          "BOT_ID_ERROR",
          "Bot not found");
      assertThat(stage.call(app, "imbot.bot.list", "{}").get("result")).isEmpty();
    }

    // --- imbot.bot.list

    @Test
    void bots_are_listed_by_their_ids() {
      assertThat(stage.call(app, "imbot.bot.list", "{}").get("result").isArray()).isTrue();
      var full = "{'TYPE': 'O', 'PROPERTIES': {'NAME': 'Echo', 'LAST_NAME': 'Bot'}}";
      var id = registered(app, echo(full));
      var result = stage.call(app, "imbot.bot.list", "{}").get("result");
      assertThat(result.get("" + id))
          .isEqualTo(
              Json.parse(
                  "{\"ID\":%s,\"NAME\":\"Echo Bot\",\"CODE\":\"echo\",\"OPENLINE\":\"Y\"}"
                      .formatted(id)));
    }

    @Test
    void everybodys_bots_are_listed_and_ones_own_last() {
      var mine = registered(app, echo("{}"));
      var theirs = registered(stage.application("local.other"), echo("{}"));
      var hooked = registered(stage.webhook(), echo("{'CLIENT_ID': 'mine'}"));
      assertThat(listed(app, "{}")).containsExactly("" + theirs, "" + hooked, "" + mine);
      assertThat(listed(stage.webhook(), "{}"))
          .containsExactly("" + mine, "" + theirs, "" + hooked);
      assertThat(listed(stage.webhook(), "{'CLIENT_ID': 'mine'}")).containsExactly("" + hooked);
      assertThat(listed(stage.webhook(), "{'CLIENT_ID': 'nobody'}")).isEmpty();
    }

    private Collection<String> listed(Caller caller, String params) {
      return stage.call(caller, "imbot.bot.list", params).get("result").propertyNames();
    }

    @Test
    void a_session_lists_nothing() {
      assertRefused(
          stage.call(stage.session(), "imbot.bot.list", "{}"),
          403,
          "WRONG_AUTH_TYPE",
          "Access for this method not allowed by session authorization.");
    }
  }
}
