package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImMessageCommandTest {

  @Test
  void a_button_reaches_the_bot_with_its_command(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var command = echo.learns("task");
    var keys = List.of(Map.of("TEXT", "Task", "COMMAND", "task", "COMMAND_PARAMS", "task #1"));
    var id =
        echo.call(
                "imbot.message.add",
                Map.of("DIALOG_ID", anna.dialogId(), "MESSAGE", "Choose", "KEYBOARD", keys))
            .result()
            .asLong();
    // tag::example[]
    var pressed =
        anna.call(
            "im.message.command",
            Map.of(
                "MESSAGE_ID",
                id,
                "BOT_ID",
                echo.id(),
                "COMMAND",
                "task",
                "COMMAND_PARAMS",
                "task #1"));
    // end::example[]
    assertThat(pressed.result().asBoolean()).isTrue();
    var used = echo.hears("ONIMCOMMANDADD");
    assertThat(used.text("data", "COMMAND", "" + command, "COMMAND_CONTEXT")).isEqualTo("KEYBOARD");
    assertThat(used.text("data", "COMMAND", "" + command, "COMMAND_PARAMS")).isEqualTo("task #1");
    assertThat(used.text("data", "PARAMS", "MESSAGE")).isEqualTo("/task task #1");
    assertThat(used.text("data", "PARAMS", "FROM_USER_ID")).isEqualTo("" + anna.id());
    assertThat(used.text("data", "PARAMS", "MESSAGE_ID")).isEqualTo("" + id);
    assertThat(anna.reads(echo)).containsExactly("Choose");
  }

  @Test
  void an_item_of_the_menu_is_told_apart_from_a_button(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var command = echo.learns("task");
    var items = List.of(Map.of("TEXT", "Task", "COMMAND", "task"));
    var message = Map.of("DIALOG_ID", anna.dialogId(), "MESSAGE", "Choose", "MENU", items);
    var id = echo.call("imbot.message.add", message).result().asLong();
    anna.presses(id, echo, "task", "");
    assertThat(
            echo.hears("ONIMCOMMANDADD").text("data", "COMMAND", "" + command, "COMMAND_CONTEXT"))
        .isEqualTo("MENU");
  }

  @Test
  void a_menu_names_the_bot_that_posted_it_in_whosever_name(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    echo.learns("help", Map.of("COMMON", "Y"));
    var menu = Map.of("MENU", List.of(Map.of("TEXT", "Help", "COMMAND", "help")));
    var plain = Map.of("DIALOG_ID", anna.dialogId(), "MESSAGE", "Plain");
    var system = Wrong.over(plain, Map.of("SYSTEM", "Y"));
    var names = Map.of("FROM_USER_ID", boris.id(), "TO_USER_ID", anna.id(), "MESSAGE", "Between");
    for (var said : List.of(plain, system, names)) {
      var id = echo.call("imbot.message.add", Wrong.over(said, menu)).result().asLong();
      var seen = anna.newest(said.equals(names) ? boris : echo);
      assertThat(seen.get("id").asLong()).isEqualTo(id);
      assertThat(seen.at("/params/MENU").propertyNames()).containsExactly("ITEMS", "BOT_ID");
      var bot = seen.at("/params/MENU/BOT_ID").asLong();
      var pressed = Map.of("MESSAGE_ID", id, "BOT_ID", bot, "COMMAND", "help");
      assertThat(anna.call("im.message.command", pressed).result().asBoolean()).isTrue();
    }
  }

  @Test
  void a_menu_of_a_person_names_nobody(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var items = List.of(Map.of("TEXT", "Help", "COMMAND", "help"));
    var menu = Map.of("BOT_ID", echo.id(), "ITEMS", items);
    var plain = Map.of("DIALOG_ID", anna.id(), "MESSAGE", "Choose", "MENU", menu);
    for (var said : List.of(plain, Wrong.over(plain, Map.of("SYSTEM", "Y")))) {
      boris.call("im.message.add", said).result();
      var seen = anna.newest(boris);
      assertThat(seen.at("/params/MENU").propertyNames()).containsExactly("ITEMS");
    }
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.learns("task");
    var id = echo.says(anna, "Choose");
    assertThat(anna.presses(id, echo, "/task", "1").result().asBoolean()).isTrue();
    var json = echo.hears("ONIMCOMMANDADD");
    anna.callForm(
        "im.message.command",
        "MESSAGE_ID=" + id + "&BOT_ID=" + echo.id() + "&COMMAND=task&COMMAND_PARAMS=1");
    var form = echo.hears("ONIMCOMMANDADD");
    assertThat(form.tree().at("/data/PARAMS")).isEqualTo(json.tree().at("/data/PARAMS"));
    assertThat(form.text("data", "PARAMS", "MESSAGE")).isEqualTo("/task 1");
  }

  @Test
  void what_was_deleted_has_no_buttons_any_more(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.learns("task");
    var keys = List.of(Map.of("TEXT", "Task", "COMMAND", "task"));
    var message = Map.of("DIALOG_ID", anna.dialogId(), "MESSAGE", "Choose", "KEYBOARD", keys);
    var id = echo.call("imbot.message.add", message).result().asLong();
    echo.call("imbot.message.delete", Map.of("MESSAGE_ID", id)).result();
    assertThat(anna.presses(id, echo, "task", "").refusal())
        .isEqualTo("400 PARAMS_ERROR Incorrect params");
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    echo.learns("task");
    var id = echo.says(anna, "Choose");
    var right = Map.of("MESSAGE_ID", id, "BOT_ID", echo.id(), "COMMAND", "task");
    var between = anna.says(boris, "Without the bot");
    var cases =
        Map.<Map<String, ?>, String>of(
            Map.of("MESSAGE_ID", 0), "MESSAGE_ID_ERROR Message ID can't be empty",
            Map.of("BOT_ID", 0), "BOT_ID_ERROR Bot ID can't be empty",
            Map.of("COMMAND", " "), "COMMAND_ERROR Command can't be empty",
            Map.of("COMMAND", "other"), "PARAMS_ERROR Incorrect params",
            Map.of("BOT_ID", anna.id()), "PARAMS_ERROR Incorrect params",
            Map.of("MESSAGE_ID", 99_999), "PARAMS_ERROR Incorrect params",
            Map.of("MESSAGE_ID", between), "PARAMS_ERROR Incorrect params");
    cases.forEach(
        (wrong, refusal) ->
            assertThat(anna.call("im.message.command", Wrong.over(right, wrong)).refusal())
                .as("%s", wrong.keySet())
                .isEqualTo("400 " + refusal));
    assertThat(anna.call("im.message.command").error()).isEqualTo("MESSAGE_ID_ERROR");
    assertThat(boris.presses(id, echo, "task", "").refusal())
        .isEqualTo("400 PARAMS_ERROR Incorrect params");
  }
}
