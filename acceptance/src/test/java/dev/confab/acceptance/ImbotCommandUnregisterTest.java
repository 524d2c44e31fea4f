package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotCommandUnregisterTest {

  @Test
  void what_is_no_command_any_more_is_talk(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = echo.learns("echo");
    anna.says(echo, "/echo");
    assertThat(echo.hears("ONIMCOMMANDADD").dialogId()).isEqualTo(anna.dialogId());
    // tag::example[]
    var removed = echo.call("imbot.command.unregister", Map.of("COMMAND_ID", id));
    // end::example[]
    assertThat(removed.result().asBoolean()).isTrue();
    anna.says(echo, "/echo");
    assertThat(echo.hears().name()).isEqualTo("ONIMBOTMESSAGEADD");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var json = echo.call("imbot.command.unregister", Map.of("COMMAND_ID", echo.learns("one")));
    var form = echo.callForm("imbot.command.unregister", "COMMAND_ID=" + echo.learns("two"));
    assertThat(form.result()).isEqualTo(json.result());
    for (var text : List.of("/one", "/two")) {
      anna.says(echo, text);
      assertThat(echo.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE")).isEqualTo(text);
    }
  }

  @Test
  void a_command_that_is_not_the_callers_stays(Hall hall) {
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var id = Map.of("COMMAND_ID", echo.learns("echo"));
    assertThat(hall.administrator().call("imbot.command.unregister", id).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(other.call("imbot.command.unregister", id).refusal())
        .isEqualTo("400 APP_ID_ERROR Command was installed by another rest application");
    assertThat(echo.call("imbot.command.unregister", Map.of("COMMAND_ID", 99_999)).refusal())
        .isEqualTo("400 COMMAND_ID_ERROR Command not found");
    assertThat(echo.call("imbot.command.unregister").refusal())
        .isEqualTo("400 COMMAND_ID_ERROR Command not found");
  }

  @Test
  void a_command_whose_row_somebody_took_out_by_hand_cannot_be_removed(Hall hall) {
    var echo = hall.bot("Echo");
    var id = echo.learns("echo");
    var asked = hall.person("Anna").says(echo, "/echo");
    var answer = Map.of("COMMAND_ID", id, "MESSAGE_ID", asked, "MESSAGE", "Still known");
    assertThat(echo.call("imbot.command.answer", answer).status()).isEqualTo(200);
    var rooms = hall.house().rooms();
    var portal = Objects.requireNonNull(rooms.portals().byHost("localhost")).id();
    var sql = "DELETE FROM commands WHERE portal_id = :portal AND id = ?";
    rooms.store().write(portal, tx -> tx.run(sql, id));
    assertThat(echo.call("imbot.command.unregister", Map.of("COMMAND_ID", id)).refusal())
        .isEqualTo("400 WRONG_REQUEST Command can't be deleted");
  }
}
