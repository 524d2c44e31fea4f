package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
}
