package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PhpForm;
import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotChatUpdateTest {

  @Test
  void a_bot_changes_how_its_chat_looks(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var red = Map.of("COLOR", "RED", "USERS", List.of(echo.id()));
    var team = new Chat(anna.call("im.chat.add", red).result().asLong());
    // tag::example[]
    echo.call("imbot.chat.updateTitle", Map.of("CHAT_ID", team.id(), "TITLE", "New name"));
    echo.call("imbot.chat.updateColor", Map.of("CHAT_ID", team.id(), "COLOR", "PINK"));
    echo.call("imbot.chat.updateAvatar", Map.of("CHAT_ID", team.id(), "AVATAR", Pictures.PNG));
    // end::example[]
    var line = anna.call("im.recent.get").result().get(0);
    assertThat(line.get("title").asString()).isEqualTo("New name");
    assertThat(line.at("/avatar/color").asString()).isEqualTo("#f76187");
    assertThat(line.at("/avatar/url").asString()).contains("/file/");
    assertThat(anna.notices(team)).hasSize(3).allMatch(text -> text.contains("]Echo["));
    assertThat(line.get("counter").asInt()).isZero();
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var red = Map.of("COLOR", "RED", "USERS", List.of(anna.id()));
    var one = echo.call("imbot.chat.add", red).result().asLong();
    var two = echo.call("imbot.chat.add", red).result().asLong();
    var picture = PhpForm.encode(Pictures.PNG);
    for (var change :
        List.of(
            List.of("imbot.chat.updateTitle", "TITLE", "New", "New"),
            List.of("imbot.chat.updateColor", "COLOR", "PINK", "PINK"),
            List.of("imbot.chat.updateAvatar", "AVATAR", Pictures.PNG, picture))) {
      var json = echo.call(change.get(0), Map.of("CHAT_ID", one, change.get(1), change.get(2)));
      var form =
          echo.callForm(
              change.get(0), "CHAT_ID=" + two + "&" + change.get(1) + "=" + change.get(3));
      assertThat(form.result()).isEqualTo(json.result());
    }
    var lines = anna.call("im.recent.get").result();
    assertThat(lines)
        .hasSize(2)
        .allSatisfy(
            line -> {
              assertThat(line.get("title").asString()).isEqualTo("New");
              assertThat(line.at("/avatar/color").asString()).isEqualTo("#f76187");
              assertThat(line.at("/avatar/url").asString()).contains("/file/");
            });
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var team = anna.opensChat("Team", echo);
    echo.says(anna, "Hello");
    var dialog =
        anna.call("im.recent.get", Map.of("SKIP_CHAT", "Y"))
            .result()
            .get(0)
            .get("chat_id")
            .asLong();
    for (var entry :
        Map.of(
                "imbot.chat.updateTitle",
                "TITLE",
                "imbot.chat.updateColor",
                "COLOR",
                "imbot.chat.updateAvatar",
                "AVATAR")
            .entrySet()) {
      var method = entry.getKey();
      var right = Map.of("CHAT_ID", team.id(), entry.getValue(), "x");
      Wrong.isTold(
          echo,
          method,
          right,
          Map.of(
              Map.of("CHAT_ID", ""), "400 CHAT_ID_EMPTY Chat ID can't be empty",
              Map.of("CHAT_ID", dialog), "403 ACCESS_ERROR Action unavailable"));
      Wrong.botIsTold(echo, method, right, other.id());
    }
  }

  @Test
  void each_method_tells_what_it_does_not_take(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", echo);
    var deal = echo.call("imbot.chat.add", Map.of("ENTITY_TYPE", "CRM")).result().asLong();
    var closed = anna.opensChat("Closed").id();
    Wrong.isTold(
        echo,
        "imbot.chat.updateTitle",
        Map.of("CHAT_ID", team.id(), "TITLE", "New"),
        Map.of(
            Map.of("TITLE", ""), "400 TITLE_EMPTY Title can't be empty",
            Map.of("CHAT_ID", deal), "403 ACCESS_ERROR This chat cannot be renamed"));
    Wrong.isTold(
        echo,
        "imbot.chat.updateColor",
        Map.of("CHAT_ID", team.id(), "COLOR", "RED"),
        Map.of(
            Map.of("COLOR", "COLD"), "400 WRONG_COLOR This color currently unavailable",
            Map.of("CHAT_ID", 99_999),
                "400 WRONG_REQUEST This color currently set or chat isn't exists"));
    Wrong.isTold(
        echo,
        "imbot.chat.updateAvatar",
        Map.of("CHAT_ID", team.id(), "AVATAR", Pictures.PNG),
        Map.of(
            Map.of("CHAT_ID", closed), "403 ACCESS_DENIED Access denied",
            Map.of("CHAT_ID", deal), "403 ACCESS_ERROR The avatar of this chat cannot be changed",
            Map.of("AVATAR", ""), "400 AVATAR_ERROR Avatar incorrect type",
            Map.of("AVATAR", Pictures.wide(6_000)),
                "400 AVATAR_ERROR Avatar incorrect size (max 5000x5000)",
            Map.of("CHAT_ID", 99_999), "400 WRONG_REQUEST Chat isn't exists"));
  }
}
