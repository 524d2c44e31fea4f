package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotMessageLikeTest {

  @Test
  void a_bot_likes_what_it_can_see(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = anna.says(echo, "Thanks");
    // tag::example[]
    var liked =
        echo.call(
            "imbot.message.like", Map.of("BOT_ID", echo.id(), "MESSAGE_ID", id, "ACTION", "auto"));
    // end::example[]
    assertThat(liked.result().asBoolean()).isTrue();
    assertThat(anna.newest(echo).at("/params/LIKE/0").asLong()).isEqualTo(echo.id());
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = anna.says(echo, "Thanks");
    echo.callForm("imbot.message.like", "MESSAGE_ID=" + id + "&ACTION=plus");
    var form = anna.newest(echo).get("params");
    var again = echo.callForm("imbot.message.like", "MESSAGE_ID=" + id + "&ACTION=plus");
    assertThat(again.error()).as("it is not turned over").isEqualTo("WITHOUT_CHANGES");
    echo.callForm("imbot.message.like", "MESSAGE_ID=" + id + "&ACTION=minus");
    var neither = Map.of("MESSAGE_ID", id, "ACTION", "minus");
    assertThat(echo.call("imbot.message.like", neither).error()).isEqualTo("WITHOUT_CHANGES");
    echo.call("imbot.message.like", Map.of("MESSAGE_ID", id, "ACTION", "plus"));
    assertThat(anna.newest(echo).get("params")).isEqualTo(form);
    assertThat(form.toString()).isEqualTo("{\"LIKE\":[" + echo.id() + "]}");
    echo.call("imbot.message.like", Map.of("MESSAGE_ID", id)).result();
    assertThat(anna.newest(echo).get("params")).as("without an action it turns over").isEmpty();
  }

  @Test
  void what_changes_nothing_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = anna.says(anna.opensChat("Without"), "Hi");
    assertThat(echo.call("imbot.message.like", Map.of("MESSAGE_ID", id)).refusal())
        .isEqualTo("400 WITHOUT_CHANGES Action completed without changes");
  }

  @Test
  void a_bot_that_is_not_the_callers_likes_nothing(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var id = Map.of("MESSAGE_ID", anna.says(echo, "Hi"));
    assertThat(hall.administrator().call("imbot.message.like", id).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(
            hall.administrator()
                .call("imbot.message.like", Wrong.over(id, Map.of("CLIENT_ID", "nobody")))
                .refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
    assertThat(
            echo.call("imbot.message.like", Wrong.over(id, Map.of("BOT_ID", other.id()))).refusal())
        .isEqualTo("400 APP_ID_ERROR Bot was installed by another rest application");
    assertThat(echo.call("imbot.message.like", Map.of("MESSAGE_ID", "none")).refusal())
        .isEqualTo("400 MESSAGE_ID_ERROR Message ID can't be empty");
  }
}
