package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PhpForm;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotChatAddTest {

  @Test
  void the_bot_opens_a_chat_and_speaks_first(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    // tag::example[]
    var chat =
        echo.call(
            "imbot.chat.add",
            Map.of("TITLE", "Planning", "USERS", List.of(anna.id()), "MESSAGE", "Welcome!"));
    // end::example[]
    var dialog = "chat" + chat.result().asLong();
    assertThat(anna.reads(() -> dialog)).containsExactly("Welcome!");
    var shown = anna.call("im.dialog.get", Map.of("DIALOG_ID", dialog)).result();
    assertThat(shown.get("type").asString()).isEqualTo("chat");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.call(
        "imbot.chat.add",
        Map.of("TYPE", "OPEN", "TITLE", "Same", "MESSAGE", "Hi", "USERS", List.of(anna.id())));
    echo.callForm("imbot.chat.add", "TYPE=OPEN&TITLE=Same&MESSAGE=Hi&USERS[0]=" + anna.id());
    var recent = anna.call("im.recent.get").result();
    assertThat(recent).hasSize(2);
    assertThat(recent.get(0).get("title").asString()).isEqualTo("Same");
    assertThat(recent.get(0).at("/chat/type").asString()).isEqualTo("open");
    for (var key : List.of("title", "type")) {
      assertThat(recent.get(0).get(key)).as(key).isEqualTo(recent.get(1).get(key));
    }
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    assertThat(echo.call("imbot.chat.add", Map.of("USERS", "all")).refusal())
        .isEqualTo("400 INVALID_FORMAT Parameter USERS has wrong type");
    assertThat(echo.call("imbot.chat.add", Map.of("BOT_ID", 99_999)).refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
    assertThat(echo.call("imbot.chat.add", Map.of("BOT_ID", other.id())).refusal())
        .isEqualTo("400 APP_ID_ERROR Bot was installed by another rest application");
    assertThat(hall.administrator().call("imbot.chat.add").refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    var tooMany = java.util.stream.LongStream.rangeClosed(1, 1_001).boxed().toList();
    assertThat(echo.call("imbot.chat.add", Map.of("USERS", tooMany)).refusal())
        .isEqualTo("400 WRONG_REQUEST Chat can't be created");
  }

  @Test
  void a_chat_has_what_it_was_given_and_others_have_none(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var given =
        Map.of(
            "TITLE", "Deal",
            "DESCRIPTION", "About the deal",
            "COLOR", "MINT",
            "AVATAR", Pictures.PNG,
            "ENTITY_TYPE", "DEALS",
            "ENTITY_ID", "D|7",
            "USERS", List.of(anna.id()));
    var id = echo.call("imbot.chat.add", given).result();
    var form = new StringBuilder("USERS[0]=" + anna.id());
    given.forEach(
        (key, value) -> {
          if (value instanceof String text) {
            form.append("&" + key + "=").append(PhpForm.encode(text));
          }
        });
    var second = echo.callForm("imbot.chat.add", form.toString()).result();
    var tied = Map.of("ENTITY_TYPE", "DEALS", "ENTITY_ID", "D|7");
    assertThat(List.of(id, second)).contains(anna.call("imbot.chat.get", tied).result().get("ID"));
    for (var made : List.of(id, second)) {
      var dialog = Map.of("DIALOG_ID", "chat" + made.asString());
      var shown = anna.call("im.dialog.get", dialog).result();
      assertThat(shown.get("name").asString()).isEqualTo("Deal");
      assertThat(shown.get("description").asString()).isEqualTo("About the deal");
      assertThat(shown.get("color").asString()).isEqualTo("#4ba984");
      assertThat(shown.get("avatar").asString()).startsWith(hall.address());
      assertThat(shown.get("entity_type").asString()).isEqualTo("DEALS");
      assertThat(shown.get("entity_id").asString()).isEqualTo("D|7");
      assertThat(shown.get("owner").asLong()).isEqualTo(echo.id());
    }
  }
}
