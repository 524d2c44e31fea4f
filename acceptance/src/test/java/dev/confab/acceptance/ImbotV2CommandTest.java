package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Dialog;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `imbot.v2.Command.*`, and `imbot.v2.Revision.get`.
@ExtendWith(HallExtension.class)
class ImbotV2CommandTest {
  private static final String REGISTER = "imbot.v2.Command.register";
  private static final String UPDATE = "imbot.v2.Command.update";
  private static final String ANSWER = "imbot.v2.Command.answer";

  @Test
  void a_command_is_registered_once(Hall hall) {
    var bot = hall.secondBot("Helper");
    // tag::example[]
    var reply =
        hall.administrator()
            .call(
                "imbot.v2.Command.register",
                Map.of(
                    "botId", bot.id(),
                    "botToken", bot.token(),
                    "fields",
                        Map.of(
                            "command", "help",
                            "title", Map.of("en", "Show help", "de", "Hilfe anzeigen"),
                            "params", Map.of("en", "query", "de", "Anfrage"))));
    // end::example[]
    var command = reply.result().get("command");
    var promised = Contract.method(REGISTER).at("/example_response/result/command");
    assertThat(command.propertyNames()).isEqualTo(promised.propertyNames());
    assertThat(command.get("command").asString()).isEqualTo("/help");
    assertThat(command.get("botId").asLong()).isEqualTo(bot.id());
    var again =
        bot.callForm(REGISTER, "fields[command]=/help&fields[title][en]=Other&fields[common]=Y");
    assertThat(again.result().get("command")).isEqualTo(command);
    var shown = bot.call("imbot.v2.Bot.get").result().at("/bot/countCommand");
    assertThat(shown.asLong()).isOne();
    var listed =
        hall.administrator()
            .callForm("imbot.v2.Command.list", "botId=" + bot.id() + "&botToken=" + bot.token());
    assertThat(listed.result().at("/commands/0/title").asString()).isEqualTo("Show help");
    assertThat(listed.result().at("/commands/0/params").asString()).isEqualTo("query");
    assertThat(listed.result().at("/commands/0/category").asString()).isEqualTo("Helper");
    assertThat(listed.result().get("commands").get(0).propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Contract.method("imbot.v2.Command.list")
                .at("/example_response/result/commands/0")
                .propertyNames());
    assertThat(bot.call("imbot.v2.Command.list").result()).isEqualTo(listed.result());
  }

  @Test
  void what_is_typed_is_heard_and_answered(Hall hall) {
    var bot = hall.secondBot("Answering");
    var command = learns(bot, "ask");
    var anna = hall.person("Anna");
    var message = anna.says(bot, "/ask the question");
    var told = last(bot);
    assertThat(told.get("type").asString()).isEqualTo("ONIMBOTV2COMMANDADD");
    assertThat(told.get("data").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Contract.event("ONIMBOTV2COMMANDADD").get("example").propertyNames());
    assertThat(told.at("/data/command").toString())
        .isEqualTo(
            "{\"id\":"
                + command
                + ",\"command\":\"/ask\",\"params\":\"the question\",\"context\":\"textarea\"}");
    // tag::answer[]
    var answered =
        bot.call(
            "imbot.v2.Command.answer",
            Map.of(
                "commandId",
                command,
                "messageId",
                message,
                "dialogId",
                anna.dialogId(),
                "fields",
                Map.of("message", "The answer")));
    // end::answer[]
    assertThat(answered.result().get("result").asBoolean()).isTrue();
    assertThat(anna.reads(bot)).endsWith("The answer");
    var form = "commandId=" + command + "&messageId=" + message + "&dialogId=" + anna.dialogId();
    assertThat(bot.callForm(ANSWER, form + "&fields[message]=Twice").status()).isEqualTo(200);
    assertThat(anna.reads(bot)).endsWith("Twice");
  }

  @Test
  void a_bot_of_the_first_generation_hears_its_command_where_it_hears_messages(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    for (var command : List.of("here", "there")) {
      asSecond(echo, REGISTER, Map.of("command", command, "title", Map.of("en", "A command")));
    }
    anna.says(echo, "/here it is");
    var told = echo.hears("ONIMCOMMANDADD");
    assertThat(told.tree().at("/data/COMMAND").findValuesAsString("COMMAND_PARAMS"))
        .containsExactly("it is");
    var moved = hall.handler();
    var fields = Map.of("EVENT_MESSAGE_ADD", moved.url());
    echo.call("imbot.update", Map.of("BOT_ID", echo.id(), "FIELDS", fields)).result();
    anna.says(echo, "/there");
    assertThat(moved.next("ONIMCOMMANDADD").dialogId()).isEqualTo(anna.dialogId());
    var commands = hall.handler();
    echo.learns("third", Map.of("EVENT_COMMAND_ADD", commands.url()));
    anna.says(echo, "/here again");
    assertThat(commands.next("ONIMCOMMANDADD").dialogId()).isEqualTo(anna.dialogId());
    anna.says(echo, "talk");
    assertThat(moved.next().name()).as("told at one place").isEqualTo("ONIMBOTMESSAGEADD");
  }

  private static JsonNode asSecond(Bot bot, String method, Map<String, ?> fields) {
    var params = Map.of("botId", bot.id(), "botToken", bot.clientId(), "fields", fields);
    return bot.call(method, params).result();
  }

  @Test
  void blocks_of_an_answer_are_refused_as_those_of_a_message(Hall hall) {
    var bot = hall.secondBot("Answering");
    var command = learns(bot, "rich");
    var anna = hall.person("Anna");
    var message = anna.says(bot, "/rich");
    var asked = answer(command, message, anna.dialogId(), "Here it is");
    SecondBlocks.areToldApart(bot, ANSWER, asked);
    assertThat(anna.reads(bot)).endsWith("/rich", "Here it is");
  }

  @Test
  void a_bot_answers_from_outside_by_what_it_was_told(Hall hall) {
    var bot = hall.secondBot("Far");
    var fields = Map.of("command", "far", "title", Map.of("en", "Far"), "common", true);
    var command =
        bot.call("imbot.v2.Command.register", Map.of("fields", fields))
            .result()
            .at("/command/id")
            .asLong();
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    for (var place : List.<Dialog>of(anna.opensChat("Team", boris), boris)) {
      var message = anna.says(place, "/far away");
      var told = last(bot).get("data");
      assertThat(told.at("/message/id").asLong()).isEqualTo(message);
      var dialog = told.at("/chat/dialogId");
      var answered = bot.call(ANSWER, answer(command, message, dialog, "From afar"));
      assertThat(answered.result().get("result").asBoolean()).isTrue();
      var newest = anna.newest(place);
      assertThat(newest.get("author_id").asLong()).as("the system says it").isZero();
      assertThat(newest.get("text").asString()).contains("Far", "From afar");
    }
  }

  @Test
  void an_answer_that_cannot_be_given_fails(Hall hall) {
    var bot = hall.secondBot("Silent");
    var command = learns(bot, "silent");
    var anna = hall.person("Anna");
    var message = anna.says(bot, "/silent");
    var asked = answer(command, message, anna.dialogId(), "Here I am");
    for (var missing : asked.keySet()) {
      var less = new HashMap<String, Object>(asked);
      less.remove(missing);
      assertThat(bot.call(ANSWER, less).refusal())
          .isEqualTo("400 COMMAND_ANSWER_FAILED Command answer failed");
    }
    for (var elsewhere : List.of("chat99999", bot.dialogId(), "nowhere")) {
      var wrong = new HashMap<String, Object>(asked);
      wrong.put("dialogId", elsewhere);
      assertThat(bot.call(ANSWER, wrong).error()).isEqualTo("COMMAND_ANSWER_FAILED");
    }
    var empty = new HashMap<String, Object>(asked);
    empty.put("fields", Map.of("message", " "));
    assertThat(bot.call(ANSWER, empty).error()).isEqualTo("COMMAND_ANSWER_FAILED");
  }

  @Test
  void a_command_changes_as_it_is_told(Hall hall) {
    hall.speakJson(); // a number is no name, its digits are one
    var bot = hall.secondBot("Changing");
    var command = learns(bot, "before");
    learns(bot, "taken");
    // tag::update[]
    var changed =
        bot.call(
            "imbot.v2.Command.update",
            Map.of(
                "commandId",
                command,
                "fields",
                Map.of(
                    "command",
                    "after",
                    "title",
                    Map.of("en", "Updated help", "de", "Aktualisierte Hilfe"),
                    "params",
                    Map.of("en", "words"),
                    "common",
                    true,
                    "extranetSupport",
                    "Y")));
    // end::update[]
    var shown = changed.result().get("command");
    assertThat(shown.get("command").asString()).isEqualTo("/after");
    assertThat(shown.get("common").asBoolean()).isTrue();
    assertThat(shown.get("extranetSupport").asBoolean()).isTrue();
    assertThat(shown.get("hidden").asBoolean()).isFalse();
    var listed = bot.call("imbot.v2.Command.list").result().at("/commands/0");
    assertThat(listed.get("title").asString()).isEqualTo("Updated help");
    assertThat(listed.get("params").asString()).isEqualTo("words");
    var titles = new HashMap<String, Object>();
    titles.put("en", null);
    var fields = Map.of("title", titles);
    bot.call(UPDATE, Map.of("commandId", command, "fields", fields)).result();
    assertThat(bot.call("imbot.v2.Command.list").result().at("/commands/0/title").asString())
        .isEqualTo("Aktualisierte Hilfe");
    assertThat(bot.callForm(UPDATE, "commandId=" + command + "&fields[hidden]=Y").result())
        .satisfies(one -> assertThat(one.toString()).contains("\"hidden\":true"));
    assertThat(bot.call(UPDATE, Map.of("commandId", command)).status()).isEqualTo(200);

    assertThat(refused(bot, command, Map.of("command", "")))
        .isEqualTo("400 COMMAND_NAME_EMPTY Command name is empty");
    for (var wrong : List.of(7, "two words")) {
      assertThat(refused(bot, command, Map.of("command", wrong)))
          .isEqualTo("400 COMMAND_NAME_INVALID Command name is invalid");
    }
    assertThat(refused(bot, command, Map.of("command", "taken")))
        .isEqualTo("400 COMMAND_ALREADY_EXISTS Command already exists");
  }

  private static String refused(SecondBot bot, long command, Map<String, ?> fields) {
    return bot.call(UPDATE, Map.of("commandId", command, "fields", fields)).refusal();
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    hall.speakJson(); // a number is no name, its digits are one
    var bot = hall.secondBot("Wrong");
    assertThat(bot.call(REGISTER).refusal()).isEqualTo("400 COMMAND_REQUIRED Command is required");
    assertThat(registering(bot, Map.of("command", " ")))
        .isEqualTo("400 COMMAND_REQUIRED Command is required");
    assertThat(registering(bot, Map.of("command", 7)))
        .isEqualTo("400 COMMAND_NAME_INVALID Command name is invalid");
    assertThat(registering(bot, Map.of("command", "visible")))
        .isEqualTo("400 COMMAND_TITLE_REQUIRED Command title is required");
    assertThat(registering(bot, Map.of("command", "two words", "hidden", true)))
        .isEqualTo("400 COMMAND_REGISTER_FAILED Command registration failed");
    var hidden = Map.of("fields", Map.of("command", "secret", "hidden", "Y"));
    assertThat(bot.call(REGISTER, hidden).result().at("/command/hidden").asBoolean()).isTrue();
    assertThat(bot.call("imbot.v2.Command.list").result().at("/commands/0/title").asString())
        .isEmpty();
  }

  private static String registering(SecondBot bot, Map<String, ?> fields) {
    return bot.call(REGISTER, Map.of("fields", fields)).refusal();
  }

  @Test
  void the_old_flat_form_is_no_more(Hall hall) {
    var bot = hall.secondBot("Flat");
    var flat = Map.of("command", "flat", "title", Map.of("en", "Flat"), "common", "Y");
    assertThat(bot.call(REGISTER, flat).error()).isEqualTo("COMMAND_REQUIRED");
  }

  @Test
  void a_removed_command_is_gone(Hall hall) {
    var bot = hall.secondBot("Forgetting");
    var command = learns(bot, "gone");
    // tag::unregister[]
    var gone = bot.call("imbot.v2.Command.unregister", Map.of("commandId", command));
    // end::unregister[]
    assertThat(gone.result().get("result").asBoolean()).isTrue();
    assertThat(bot.call("imbot.v2.Command.list").result().get("commands")).isEmpty();
    var other = learns(hall.secondBot("Another"), "others");
    for (var method : List.of("imbot.v2.Command.unregister", UPDATE)) {
      assertThat(bot.callForm(method, "commandId=" + command).refusal())
          .isEqualTo("400 COMMAND_NOT_FOUND Command not found");
      assertThat(bot.call(method, Map.of("commandId", other)).error())
          .isEqualTo("COMMAND_NOT_FOUND");
      assertThat(bot.call(method).error()).isEqualTo("COMMAND_NOT_FOUND");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"register", "update", "unregister", "list", "answer"})
  void who_has_no_right_to_a_bot_has_none_to_its_commands(String verb, Hall hall) {
    var method = "imbot.v2.Command." + verb;
    var bot = hall.secondBot("Mine");
    var admin = hall.administrator();
    assertThat(admin.call(method, Map.of("botId", bot.id())).refusal())
        .isEqualTo("400 BOT_TOKEN_NOT_SPECIFIED Bot token is not specified");
    assertThat(admin.call(method, Map.of("botToken", bot.token())).refusal())
        .isEqualTo("400 BOT_ID_REQUIRED Bot ID is required");
    assertThat(admin.call(method, Map.of("botToken", "some", "botId", 999_999)).refusal())
        .isEqualTo("400 BOT_NOT_FOUND Bot not found");
    assertThat(admin.call(method, Map.of("botToken", "some", "botId", bot.id())).refusal())
        .isEqualTo("403 BOT_OWNERSHIP_ERROR Bot is registered by another application");
  }

  @Test
  void the_revision_is_the_newest(Hall hall) {
    // tag::revision[]
    var revision = hall.administrator().call("imbot.v2.Revision.get").result();
    // end::revision[]
    assertThat(revision.get("rest").asInt()).isEqualTo(36);
    assertThat(revision.propertyNames())
        .isEqualTo(
            Contract.method("imbot.v2.Revision.get")
                .at("/example_response/result")
                .propertyNames());
    assertThat(hall.administrator().callForm("imbot.v2.Revision.get", "").result())
        .isEqualTo(revision);
  }

  private static Map<String, Object> answer(
      long command, long message, Object dialog, String words) {
    var fields = Map.of("message", words);
    return Map.of("commandId", command, "messageId", message, "dialogId", dialog, "fields", fields);
  }

  private static long learns(SecondBot bot, String command) {
    var fields = Map.of("command", command, "title", Map.of("en", command));
    var learnt = bot.call(REGISTER, Map.of("fields", fields)).result();
    return learnt.at("/command/id").asLong();
  }

  private static JsonNode last(SecondBot bot) {
    var events = bot.call("imbot.v2.Event.get").result().get("events");
    return events.get(events.size() - 1);
  }
}
