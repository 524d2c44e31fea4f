package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ConversationTest {

  @Test
  void a_bot_answers_a_person_inside_the_event_itself(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.handler()
        .answers(
            event -> {
              if (event.name().equals("ONIMBOTMESSAGEADD")) {
                echo.says(event::dialogId, "You said: " + event.text("data", "PARAMS", "MESSAGE"));
              }
              return 200;
            });
    anna.says(echo, "Hello");
    echo.hears("ONIMBOTMESSAGEADD");
    anna.says(echo, "Привет 👋");
    echo.hears("ONIMBOTMESSAGEADD");
    // the second event is posted when the first was answered, and its own answer came before
    anna.says(echo, "Bye");
    echo.hears("ONIMBOTMESSAGEADD");
    assertThat(anna.reads(echo))
        .contains("Hello", "You said: Hello", "Привет 👋", "You said: Привет 👋");
  }

  @Test
  void the_tokens_of_an_event_open_the_door(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "Hello");
    var event = echo.hears("ONIMBOTMESSAGEADD");
    assertThat(event.text("auth", "client_endpoint")).isEqualTo(hall.address() + "/rest/");
    var asAnna = hall.token(event.text("auth", "access_token"));
    assertThat(asAnna.call("profile").result().get("ID").asString()).isEqualTo(anna.dialogId());
    var id = echo.dialogId();
    var asBot = hall.token(event.text("data", "BOT", id, "access_token"));
    assertThat(asBot.call("profile").result().get("ID").asString()).isEqualTo(id);
    asBot.call("imbot.message.add", Map.of("DIALOG_ID", anna.id(), "MESSAGE", "No BOT_ID needed"));
    assertThat(anna.reads(echo)).endsWith("No BOT_ID needed");
  }

  @Test
  void in_a_group_a_bot_hears_only_what_mentions_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", boris, echo);
    anna.says(team, "Nobody but people");
    anna.says(team, "[USER=" + echo.id() + "]Echo[/USER], are you there?");
    var heard = echo.hears("ONIMBOTMESSAGEADD");
    assertThat(heard.text("data", "PARAMS", "MESSAGE")).isEqualTo("are you there?");
    assertThat(heard.text("data", "PARAMS", "DIALOG_ID")).isEqualTo(team.dialogId());
    echo.says(team, "I am");
    assertThat(boris.reads(team)).endsWith("I am");
  }

  @Test
  void a_supervisor_hears_everything(Hall hall) {
    var anna = hall.person("Anna");
    var watch = hall.bot("Watch", Map.of("TYPE", "S"));
    var team = anna.opensChat("Team", watch);
    anna.says(team, "Not to the bot");
    assertThat(watch.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("Not to the bot");
  }

  @Test
  void nobody_hears_himself_but_another_bot_does(Hall hall) {
    var anna = hall.person("Anna");
    var one = hall.bot("One", Map.of("TYPE", "S"));
    var two = hall.bot("Two", Map.of("TYPE", "S"));
    var team = anna.opensChat("Team", one, two);
    one.says(team, "by one");
    anna.says(team, "by Anna");
    assertThat(two.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("by one");
    assertThat(one.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("by Anna");
  }
}
