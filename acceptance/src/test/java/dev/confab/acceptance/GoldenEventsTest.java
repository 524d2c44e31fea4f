package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Events compared with the contract's examples: the same keys in the same order, and the same
/// values where a value does not depend on the portal.
@ExtendWith(HallExtension.class)
class GoldenEventsTest {
  /// The examples are what events are compared with; a field of a table that no example has would
  /// be missing unseen.
  @Test
  void the_examples_have_every_field_of_the_tables_but_those_that_are_known() {
    var missing = new ArrayList<String>();
    Contract.read("events.json")
        .valueStream()
        .filter(event -> event.get("event").asString().matches("ON(IMBOT(?!V2)|IMCOMMAND).*"))
        .forEach(
            event -> {
              var shown = Golden.examples(event);
              event
                  .get("fields")
                  .valueStream()
                  .map(field -> field.get("path").asString())
                  .map(path -> "/" + path.replaceAll("\\{\\w+}", "{id}").replace('.', '/'))
                  .filter(path -> !shown.contains(path))
                  .forEach(path -> missing.add(event.get("event").asString() + " " + path));
            });
    assertThat(missing)
        .containsExactlyInAnyOrder(
            "ONIMBOTJOINCHAT /data/PARAMS/SILENT_JOIN", // no join is silent
            "ONIMBOTJOINCHAT /auth/refresh_token", // sent sometimes only, says wire.md
            "ONIMBOTDELETE /auth/refresh_token");
  }

  @Test
  void a_message_in_a_private_dialog(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "Hello");
    var event = echo.hears("ONIMBOTMESSAGEADD");
    Golden.isLike(event, Contract.event("ONIMBOTMESSAGEADD").get("example"));
    assertThat(event.text("data", "PARAMS", "MESSAGE")).isEqualTo("Hello");
    assertThat(event.text("data", "PARAMS", "DIALOG_ID")).isEqualTo(anna.dialogId());
    assertThat(event.text("data", "PARAMS", "TO_USER_ID")).isEqualTo(echo.dialogId());
    assertThat(event.text("data", "USER", "NAME")).isEqualTo("Anna");
  }

  @Test
  void a_mention_in_a_group(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var two = anna.opensChat("Two", echo);
    anna.says(two, "before");
    anna.says(two, "[USER=" + echo.id() + "]Echo[/USER] , hello");
    var event = echo.hears("ONIMBOTMESSAGEADD");
    Golden.isLike(event, Contract.event("ONIMBOTMESSAGEADD").at("/more_examples/0/payload"));
    assertThat(event.text("data", "PARAMS", "MESSAGE")).isEqualTo(", hello");
    assertThat(event.text("data", "PARAMS", "CHAT_AVATAR")).isEqualTo("0");
    assertThat(event.text("data", "PARAMS", "MESSAGE_ORIGINAL"))
        .isEqualTo("[USER=" + echo.id() + "]Echo[/USER] , hello");
    assertThat(event.text("data", "PARAMS", "MENTIONED_LIST", echo.dialogId()))
        .isEqualTo(echo.dialogId());
  }

  @Test
  void a_mention_of_everybody_is_one_of_each_bot(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var two = anna.opensChat("Two", echo);
    anna.says(two, "before");
    anna.says(two, "[USER=all]Everyone[/USER], hello");
    var event = echo.hears("ONIMBOTMESSAGEADD");
    assertThat(event.text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("[USER=all]Everyone[/USER], hello");
    assertThat(event.text("data", "PARAMS", "MENTIONED_LIST", echo.dialogId()))
        .isEqualTo(echo.dialogId());
  }

  @Test
  void bots_do_not_call_each_other_with_everybody_and_are_told_what_becomes_of_a_call(Hall hall) {
    var anna = hall.person("Anna");
    var echo = listener(hall);
    var other = hall.bot("Other");
    var two = anna.opensChat("Two", echo, other);
    other.says(two, "[USER=all]Everyone[/USER], hello");
    var id = Map.of("MESSAGE_ID", anna.says(two, "[USER=all]Everyone[/USER], one"));
    var both = "[USER=all]Everyone[/USER], two";
    anna.call("im.message.update", Wrong.over(id, Map.of("MESSAGE", both))).result();
    anna.call("im.message.delete", id).result();
    assertThat(echo.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("[USER=all]Everyone[/USER], one");
    assertThat(echo.hears().name()).isEqualTo("ONIMBOTMESSAGEUPDATE");
    assertThat(echo.hears().name()).isEqualTo("ONIMBOTMESSAGEDELETE");
  }

  @Test
  void a_message_changes_and_goes_in_a_private_dialog(Hall hall) {
    var anna = hall.person("Anna");
    var echo = listener(hall);
    var id = Map.of("MESSAGE_ID", anna.says(echo, "Helo"));
    anna.call("im.message.update", Wrong.over(id, Map.of("MESSAGE", "Hello")));
    anna.call("im.message.delete", id);
    var changed = echo.hears("ONIMBOTMESSAGEUPDATE");
    Golden.isLike(changed, Contract.event("ONIMBOTMESSAGEUPDATE").get("example"));
    assertThat(changed.text("data", "PARAMS", "MESSAGE")).isEqualTo("Hello");
    var gone = echo.hears("ONIMBOTMESSAGEDELETE");
    Golden.isLike(gone, Contract.event("ONIMBOTMESSAGEDELETE").get("example"));
    assertThat(gone.text("data", "PARAMS", "MESSAGE"))
        .matches("Message from \\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d has been deleted");
    assertThat(gone.dialogId()).isEqualTo(anna.dialogId());
  }

  @Test
  void a_message_that_mentions_changes_and_goes_in_a_group(Hall hall) {
    var anna = hall.person("Anna");
    var echo = listener(hall);
    var two = anna.opensChat("Two", echo);
    var other = Map.of("MESSAGE_ID", anna.says(two, "not for the bot"));
    anna.call("im.message.update", Wrong.over(other, Map.of("MESSAGE", "still not")));
    var id = Map.of("MESSAGE_ID", anna.says(two, "hello"));
    var text = "[USER=" + echo.id() + "]Echo[/USER], hello";
    anna.call("im.message.update", Wrong.over(id, Map.of("MESSAGE", text)));
    anna.call("im.message.delete", id);
    var changed = echo.hears("ONIMBOTMESSAGEUPDATE");
    Golden.isLike(changed, Contract.event("ONIMBOTMESSAGEUPDATE").at("/more_examples/0/payload"));
    assertThat(changed.text("data", "PARAMS", "MESSAGE")).isEqualTo("hello");
    assertThat(changed.text("data", "PARAMS", "MESSAGE_ORIGINAL")).isEqualTo(text);
    Golden.isLike(
        echo.hears("ONIMBOTMESSAGEDELETE"),
        Contract.event("ONIMBOTMESSAGEDELETE").at("/more_examples/0/payload"));
  }

  @Test
  void a_command_in_a_private_dialog(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.learns("echo");
    anna.says(echo, "/echo test");
    var event = echo.hears("ONIMCOMMANDADD");
    Golden.isLike(event, Contract.event("ONIMCOMMANDADD").get("example"));
    assertThat(event.dialogId()).isEqualTo(anna.dialogId());
    assertThat(event.tree().at("/data/COMMAND").toString())
        .contains("\"COMMAND_PARAMS\":\"test\"", "\"BOT_ID\":\"" + echo.id() + "\"");
  }

  @Test
  void a_command_in_a_group(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.learns("echo");
    var two = anna.opensChat("Two", echo);
    anna.says(two, "/echo test");
    var event = echo.hears("ONIMCOMMANDADD");
    Golden.isLike(event, Contract.event("ONIMCOMMANDADD").at("/more_examples/0/payload"));
    assertThat(event.text("data", "PARAMS", "BOT_IN_CHAT", echo.dialogId()))
        .isEqualTo(echo.dialogId());
  }

  /// A bot that asked for the events that a registration of its type passes over.
  private static Bot listener(Hall hall) {
    var echo = hall.bot("Echo");
    var handler = Map.of("EVENT_HANDLER", echo.handler().url());
    echo.call("imbot.update", Map.of("BOT_ID", echo.id(), "FIELDS", handler));
    return echo;
  }

  @Test
  void a_private_dialog_opens(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "Hello");
    var event = echo.hears();
    Golden.isLike(event, Contract.event("ONIMBOTJOINCHAT").get("example"));
    assertThat(event.text("data", "PARAMS", "USER_ID")).isEqualTo(anna.dialogId());
  }

  @Test
  void a_bot_joins_a_group(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", echo);
    var event = echo.hears();
    Golden.isLike(event, Contract.event("ONIMBOTJOINCHAT").at("/more_examples/0/payload"));
    assertThat(event.text("data", "PARAMS", "CHAT_ID")).isEqualTo("" + team.id());
  }

  @Test
  void a_bot_is_removed(Hall hall) {
    var echo = hall.bot("Echo");
    echo.call("imbot.unregister", Map.of("BOT_ID", echo.id()));
    var event = echo.hears();
    Golden.isLike(event, Contract.event("ONIMBOTDELETE").get("example"));
    assertThat(event.text("data", "BOT_CODE")).isEqualTo(echo.code());
  }
}
