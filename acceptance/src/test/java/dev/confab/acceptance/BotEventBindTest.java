package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Somebody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Events of bots, bound with `event.bind`.
@ExtendWith(HallExtension.class)
class BotEventBindTest {

  @Test
  void an_application_hears_what_its_bots_are_told(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var bots = hall.handler();
    var bound = hall.handler();
    var bot = register(application, bots.url());
    application.call("event.bind", Map.of("event", "ONIMBOTMESSAGEADD", "handler", bound.url()));
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "Hello"));
    var event = bound.next();
    var usual = bots.next("ONIMBOTMESSAGEADD");
    assertThat(List.copyOf(event.tree().get("data").propertyNames()))
        .isEqualTo(List.copyOf(usual.tree().get("data").propertyNames()));
    assertThat(event.text("data", "PARAMS", "MESSAGE")).isEqualTo("Hello");
    assertThat(event.text("data", "BOT", "" + bot, "access_token")).isNotEmpty();
    assertThat(event.text("auth", "user_id")).isEqualTo(anna.dialogId());
    assertThat(event.text("auth", "refresh_token")).isNotEmpty();
    var message = event.text("data", "PARAMS", "MESSAGE_ID");
    var life = application.call("confab.messages.life", Map.of("MESSAGE_ID", message)).result();
    assertThat(life.get("events")).hasSize(2);
    var other = hall.application("Other", hall.administrator());
    other.call("event.bind", Map.of("event", "ONIMBOTMESSAGEADD", "handler", bound.url()));
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "Again"));
    assertThat(bound.next().text("data", "PARAMS", "MESSAGE")).isEqualTo("Again");
    hall.settles();
    assertThat(bound.all()).hasSize(2);
  }

  @Test
  void an_application_hears_with_what_a_dialog_of_its_bot_was_opened(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var bound = hall.handler();
    var bot = register(application, hall.handler().url());
    application.call("event.bind", Map.of("event", "ONIMBOTCONTEXTGET", "handler", bound.url()));
    var opened = Map.of("dialogId", bot, "context", Map.of("entityType", "task"));
    assertThat(anna.call("im.v2.Chat.Bot.sendContext", opened).result().asBoolean()).isTrue();
    var event = bound.next("ONIMBOTCONTEXTGET");
    assertThat(event.text("data", "PARAMS", "CONTEXT", "entityType")).isEqualTo("task");
    assertThat(event.text("data", "PARAMS", "DIALOG_ID")).isEqualTo(anna.dialogId());
    assertThat(event.text("data", "PARAMS", "USER_ID")).isEqualTo(anna.dialogId());
    assertThat(event.text("data", "PARAMS", "LANGUAGE")).isEqualTo("en");
    assertThat(event.text("data", "USER", "ID")).isEqualTo(anna.dialogId());
    assertThat(event.text("data", "BOT", "" + bot, "access_token")).isNotEmpty();
  }

  @Test
  void what_bots_are_told_can_be_queued(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var bots = hall.handler();
    var bot = register(application, bots.url());
    for (var event : List.of("ONIMBOTMESSAGEADD", "ONIMBOTDELETE")) {
      application.call("event.bind", Map.of("event", event, "event_type", "offline"));
    }
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "one"));
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "two"));
    application.call("imbot.unregister", Map.of("BOT_ID", bot));
    var events = application.call("event.offline.get").result().get("events");
    assertThat(events.valueStream().map(event -> event.get("EVENT_NAME").asString()))
        .containsExactly("ONIMBOTMESSAGEADD", "ONIMBOTMESSAGEADD", "ONIMBOTDELETE");
    assertThat(events.get(0).at("/EVENT_DATA/PARAMS/MESSAGE").asString()).isEqualTo("one");
    assertThat(events.toString()).doesNotContain("access_token");
    assertThat(application.call("events", Map.of("SCOPE", "imbot")).result().toString())
        .contains("ONIMBOTMESSAGEADD", "ONIMBOTJOINCHAT");
  }

  @Test
  void what_is_queued_has_the_data_of_what_is_posted_but_for_the_tokens(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var bound = hall.handler();
    var bot = register(application, hall.handler().url());
    var told =
        List.of(
            "ONIMBOTMESSAGEADD",
            "ONIMBOTMESSAGEUPDATE",
            "ONIMBOTMESSAGEDELETE",
            "ONIMBOTJOINCHAT",
            "ONIMBOTDELETE");
    for (var event : told) {
      application.call("event.bind", Map.of("event", event, "handler", bound.url()));
      application.call("event.bind", Map.of("event", event, "event_type", "offline"));
    }
    anna.call("im.chat.add", Map.of("TITLE", "Team", "USERS", List.of(bot)));
    var message =
        anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "one")).result().asLong();
    anna.call("im.message.update", Map.of("MESSAGE_ID", message, "MESSAGE", "two"));
    anna.call("im.message.delete", Map.of("MESSAGE_ID", message));
    application.call("imbot.unregister", Map.of("BOT_ID", bot));
    hall.settles();
    var rows = application.call("event.offline.get").result().get("events");
    for (var row : rows) {
      var name = row.get("EVENT_NAME").asString();
      var data = row.get("EVENT_DATA");
      // lanes run side by side, so these arrive in any order
      var posted =
          bound.all().stream()
              .filter(event -> event.name().equals(name))
              .filter(event -> dialog(event.tree().get("data")).equals(dialog(data)))
              .findFirst()
              .orElseThrow()
              .tree()
              .get("data");
      assertThat(Set.copyOf(data.propertyNames())).isEqualTo(Set.copyOf(posted.propertyNames()));
      if (name.equals("ONIMBOTDELETE")) {
        assertThat(data.get("BOT_ID").asLong()).isEqualTo(bot);
        continue;
      }
      var one = data.at("/BOT/" + bot);
      assertThat(one.get("BOT_ID").asString()).isEqualTo("" + bot);
      assertThat(one.get("BOT_CODE")).isEqualTo(posted.at("/BOT/" + bot + "/BOT_CODE"));
      assertThat(one.propertyNames()).containsExactly("BOT_ID", "BOT_CODE");
      assertThat(Set.copyOf(data.get("PARAMS").propertyNames()))
          .isEqualTo(Set.copyOf(posted.get("PARAMS").propertyNames()));
    }
    assertThat(rows.valueStream().map(row -> row.get("EVENT_NAME").asString()))
        .contains("ONIMBOTMESSAGEADD", "ONIMBOTJOINCHAT", "ONIMBOTDELETE");
  }

  @Test
  void an_application_hears_of_the_commands_of_its_bots(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var bots = hall.handler();
    var bound = hall.handler();
    var bot = register(application, bots.url());
    var command = new HashMap<String, Object>();
    command.put("BOT_ID", bot);
    command.put("COMMAND", "echo");
    command.put("EVENT_COMMAND_ADD", bots.url());
    command.put("LANG", List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Echo", "PARAMS", "text")));
    var id = application.call("imbot.command.register", command).result().asString();
    application.call("event.bind", Map.of("event", "OnImCommandAdd", "handler", bound.url()));
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "/echo one"));
    var event = bound.next("ONIMCOMMANDADD");
    var usual = bots.next("ONIMCOMMANDADD");
    assertThat(event.text("data", "COMMAND", id, "BOT_ID")).isEqualTo("" + bot);
    assertThat(event.text("data", "COMMAND", id, "user_id")).isEqualTo("" + bot);
    assertThat(event.text("data", "COMMAND", id, "COMMAND_PARAMS")).isEqualTo("one");
    var place = "/data/COMMAND/" + id;
    assertThat(List.copyOf(event.tree().at(place).propertyNames()))
        .isEqualTo(List.copyOf(usual.tree().at(place).propertyNames()));
    assertThat(event.text("auth", "refresh_token")).isNotEmpty();
  }

  @Test
  void who_bound_commands_is_told_of_them_there_alone(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var bots = hall.handler();
    var bound = hall.handler();
    var bot = register(application, bots.url());
    var fields = Map.of("command", "echo", "title", Map.of("en", "Echo"));
    application.call("imbot.v2.Command.register", Map.of("botId", bot, "fields", fields)).result();
    application.call("event.bind", Map.of("event", "OnImCommandAdd", "handler", bound.url()));
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "/echo one"));
    bound.next("ONIMCOMMANDADD");
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "talk"));
    assertThat(bots.next().name()).isEqualTo("ONIMBOTJOINCHAT");
    assertThat(bots.next().name()).isEqualTo("ONIMBOTMESSAGEADD");
  }

  @Test
  void what_an_application_does_itself_does_not_come_back_to_its_queue(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var bot = register(application, hall.handler().url());
    var sync = Map.of("auth_connector", "sync");
    application.callForm(
        "event.bind", "event=ONIMBOTMESSAGEADD&event_type=offline&auth_connector=sync");
    application.callForm("event.bind", "event=ONIMBOTMESSAGEADD&event_type=offline");
    var own = Map.of("DIALOG_ID", bot, "MESSAGE", "own", "auth_connector", "sync");
    application.call("im.message.add", own);
    assertThat(texts(application, sync)).isEmpty();
    assertThat(texts(application, Map.of())).containsExactly("own");
    application.callForm(
        "im.message.add", "DIALOG_ID=" + bot + "&MESSAGE=other&auth_connector=else");
    anna.call(
        "im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "Hi", "auth_connector", "sync"));
    assertThat(texts(application, sync)).containsExactly("other", "Hi");
    assertThat(texts(application, Map.of())).containsExactly("other", "Hi");
  }

  private static String dialog(JsonNode data) {
    return data.at("/PARAMS/DIALOG_ID").asString("");
  }

  private static List<String> texts(Client application, Map<String, ?> asked) {
    return application
        .call("event.offline.get", asked)
        .result()
        .get("events")
        .valueStream()
        .map(row -> row.at("/EVENT_DATA/PARAMS/MESSAGE").asString())
        .toList();
  }

  private static long register(Client application, String url) {
    var asked = Map.of("CODE", "demo", "EVENT_HANDLER", url, "PROPERTIES", Map.of("NAME", "Demo"));
    return application.call("imbot.register", asked).result().asLong();
  }

  @Test
  void what_bots_of_the_second_generation_are_told_is_not_the_applications_to_bind(Hall hall) {
    var handler = hall.handler();
    var application = hall.application("Second", hall.administrator());
    var fields =
        Map.of(
            "code",
            "second-unbound",
            "properties",
            Map.of("name", "Second"),
            "eventMode",
            "webhook",
            "webhookUrl",
            handler.url());
    var bot = application.call("imbot.v2.Bot.register", Map.of("fields", fields)).result();
    assertThat(application.call("event.get").result().findValuesAsString("event"))
        .containsExactlyInAnyOrderElementsOf(SECOND);
    for (var event : SECOND) {
      var bound = Map.of("event", event, "handler", handler.url());
      assertThat(application.call("event.bind", bound).refusal())
          .isEqualTo("400 ERROR_EVENT_NOT_FOUND Event not found");
      var count = application.call("event.unbind", bound).result().get("count");
      assertThat(count.asInt()).as(event).isZero();
    }
    assertThat(application.call("event.unbind").result().get("count").asInt()).isZero();
    Somebody second = () -> bot.at("/bot/id").asLong();
    hall.person("Anna").says(second, "Still heard");
    assertThat(handler.next("ONIMBOTV2MESSAGEADD").text("data", "message", "text"))
        .isEqualTo("Still heard");
  }

  private static final List<String> SECOND =
      List.of(
          "ONIMBOTV2MESSAGEADD",
          "ONIMBOTV2MESSAGEUPDATE",
          "ONIMBOTV2MESSAGEDELETE",
          "ONIMBOTV2JOINCHAT",
          "ONIMBOTV2DELETE",
          "ONIMBOTV2CONTEXTGET",
          "ONIMBOTV2COMMANDADD",
          "ONIMBOTV2REACTIONCHANGE");
}
