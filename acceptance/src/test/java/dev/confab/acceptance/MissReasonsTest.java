package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Why a bot in a chat was not told of a message, as the message's life says it.
@ExtendWith(HallExtension.class)
class MissReasonsTest {
  private static ListAssert<String> misses(Hall hall, JsonNode message) {
    var asked = Map.of("MESSAGE_ID", message.asLong());
    var misses = hall.administrator().call("confab.events.misses", asked).result();
    return assertThat(
        misses
            .valueStream()
            .map(miss -> miss.get("bot_id").asLong() + " " + miss.get("reason").asString())
            .toList());
  }

  @Test
  void a_bot_beside_a_command_of_another_is_not_told(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    echo.learns("go", Map.of("COMMON", "Y"));
    var team = anna.opensChat("Team", echo, other);
    var said =
        anna.call("im.message.add", Map.of("DIALOG_ID", team.dialogId(), "MESSAGE", "/go there"));
    assertThat(echo.hears("ONIMCOMMANDADD").name()).isEqualTo("ONIMCOMMANDADD");
    misses(hall, said.result()).containsExactly(other.id() + " COMMAND");
  }
}
