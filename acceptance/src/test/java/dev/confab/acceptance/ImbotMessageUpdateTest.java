package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotMessageUpdateTest {

  @Test
  void a_bot_changes_what_it_said(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = echo.says(anna, "Wait");
    // tag::example[]
    var changed =
        echo.call(
            "imbot.message.update",
            Map.of("BOT_ID", echo.id(), "MESSAGE_ID", id, "MESSAGE", "Updated text"));
    // end::example[]
    assertThat(changed.result().asBoolean()).isTrue();
    assertThat(anna.reads(echo)).containsExactly("Updated text");
    assertThat(anna.newest(echo).at("/params/IS_EDITED").asString()).isEqualTo("Y");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var first = echo.says(anna, "one");
    var keys = Map.of("BUTTONS", List.of(Map.of("TEXT", "Yes")));
    echo.call("imbot.message.update", Map.of("MESSAGE_ID", first, "KEYBOARD", keys));
    var json = anna.newest(echo).get("params");
    var second = echo.says(anna, "two");
    echo.callForm(
        "imbot.message.update", "MESSAGE_ID=" + second + "&KEYBOARD[BUTTONS][0][TEXT]=Yes");
    assertThat(anna.newest(echo).get("params")).isEqualTo(json);
    assertThat(json.get("KEYBOARD").findValuesAsString("TEXT")).containsExactly("Yes");
    echo.callForm("imbot.message.update", "MESSAGE_ID=" + second + "&MESSAGE=");
    assertThat(anna.reads(echo)).endsWith("This message was deleted.");
  }

  @Test
  void a_message_that_is_left_with_nothing_is_deleted(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var attach = List.of(Map.of("MESSAGE", "Look"));
    var keys = List.of(Map.of("TEXT", "Yes"));
    var bare = Map.of("DIALOG_ID", anna.dialogId(), "ATTACH", attach, "KEYBOARD", keys);
    var id = echo.call("imbot.message.add", bare).result().asLong();
    echo.call("imbot.message.update", Map.of("MESSAGE_ID", id, "KEYBOARD", "N")).result();
    assertThat(anna.newest(echo).get("params").has("ATTACH")).isTrue();
    echo.call("imbot.message.update", Map.of("MESSAGE_ID", id, "ATTACH", "N")).result();
    assertThat(anna.reads(echo)).containsExactly("This message was deleted.");
    var worded = Wrong.over(bare, Map.of("MESSAGE", "Words"));
    var kept = echo.call("imbot.message.add", worded).result().asLong();
    echo.callForm("imbot.message.update", "MESSAGE_ID=" + kept + "&ATTACH=N");
    assertThat(anna.reads(echo)).endsWith("Words");
  }

  @Test
  void an_empty_text_deletes_whatever_else_is_shown(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var attach = List.of(Map.of("MESSAGE", "Look"));
    var said = Map.of("DIALOG_ID", anna.dialogId(), "MESSAGE", "Words", "ATTACH", attach);
    var id = echo.call("imbot.message.add", said).result().asLong();
    var empty = Map.of("MESSAGE_ID", id, "MESSAGE", "", "ATTACH", attach);
    echo.call("imbot.message.update", empty).result();
    assertThat(anna.reads(echo)).containsExactly("This message was deleted.");
    assertThat(anna.newest(echo).get("params").has("ATTACH")).isFalse();
  }

  @Test
  void what_a_person_wrote_is_not_the_bots_to_change(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = anna.says(echo, "Mine");
    var cant = "403 CANT_EDIT_MESSAGE Time has expired for modification or you don't have access";
    assertThat(
            echo.call("imbot.message.update", Map.of("MESSAGE_ID", id, "MESSAGE", "x")).refusal())
        .isEqualTo(cant);
  }

  @Test
  void a_bot_that_is_not_the_callers_changes_nothing(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var id = Map.of("MESSAGE_ID", echo.says(anna, "Hi"), "MESSAGE", "Ho");
    assertThat(hall.administrator().call("imbot.message.update", id).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(
            hall.administrator()
                .call("imbot.message.update", Wrong.over(id, Map.of("CLIENT_ID", "nobody")))
                .refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
    assertThat(
            echo.call("imbot.message.update", Wrong.over(id, Map.of("BOT_ID", other.id())))
                .refusal())
        .isEqualTo("400 APP_ID_ERROR Bot was installed by another rest application");
    assertThat(echo.call("imbot.message.update", Map.of("MESSAGE_ID", "none")).refusal())
        .isEqualTo("400 MESSAGE_ID_ERROR Message ID can't be empty");
  }

  @Test
  void wrong_blocks_are_told_before_the_message_is_looked_for(Hall hall) {
    var echo = hall.bot("Echo");
    var huge = List.of(Map.of("MESSAGE", "x".repeat(31_000)));
    var hugeButton = List.of(Map.of("TEXT", "x".repeat(31_000)));
    var cases =
        Map.<Map<String, ?>, String>of(
            Map.of("ATTACH", "{"), "ATTACH_ERROR Incorrect attach params",
            Map.of("ATTACH", huge),
                "ATTACH_OVERSIZE You have exceeded the maximum allowable size of attach",
            Map.of("KEYBOARD", "[1]"), "KEYBOARD_ERROR Incorrect keyboard params",
            Map.of("KEYBOARD", hugeButton),
                "KEYBOARD_OVERSIZE You have exceeded the maximum allowable size of keyboard",
            Map.of("MENU", "[1]"), "MENU_ERROR Incorrect menu params",
            Map.of("MENU", hugeButton),
                "MENU_OVERSIZE You have exceeded the maximum allowable size of menu");
    cases.forEach(
        (wrong, refusal) ->
            assertThat(
                    echo.call(
                            "imbot.message.update", Wrong.over(Map.of("MESSAGE_ID", 99_999), wrong))
                        .refusal())
                .as("%s", wrong.keySet())
                .isEqualTo("400 " + refusal));
  }
}
