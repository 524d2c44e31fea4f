package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ImDialogReadTest {

  private static int counter(Person person) {
    return person.call("im.recent.get").result().get(0).get("counter").asInt();
  }

  @Test
  void a_dialog_is_read_up_to_a_message(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = boris.opensChat("Team", anna);
    boris.says(team, "one");
    var two = boris.says(team, "two");
    var three = boris.says(team, "three");
    // tag::example[]
    var read = anna.call("im.dialog.read", Map.of("DIALOG_ID", team.dialogId(), "MESSAGE_ID", two));
    // end::example[]
    assertThat(read.result().get("dialogId").asString()).isEqualTo(team.dialogId());
    assertThat(read.result().get("chatId").asLong()).isEqualTo(team.id());
    assertThat(read.result().get("lastId").asLong()).isEqualTo(two);
    assertThat(read.result().get("counter").asInt()).isOne();
    assertThat(counter(anna)).isOne();
    var back = anna.callForm("im.dialog.read", "DIALOG_ID=" + team.dialogId() + "&MESSAGE_ID=1");
    assertThat(back.result()).isEqualTo(read.result());
    var all = anna.callForm("im.dialog.read", "DIALOG_ID=" + team.dialogId()).result();
    assertThat(all.get("lastId").asLong()).isEqualTo(three);
    assertThat(counter(anna)).isZero();
    assertThat(unread(anna, team.dialogId())).isEmpty();
  }

  @Test
  void a_message_that_is_none_is_read_by_nobody(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    boris.says(anna, "one");
    for (var wrong : List.of("latest", "0", "")) {
      var asked = Map.of("DIALOG_ID", boris.id(), "MESSAGE_ID", wrong);
      assertThat(anna.call("im.dialog.read", asked).error()).isEqualTo("ERROR_ARGUMENT");
    }
    assertThat(counter(anna)).isOne();
  }

  private static List<String> unread(Person person, String dialog) {
    return person
        .call("im.dialog.messages.get", Map.of("DIALOG_ID", dialog))
        .result()
        .get("messages")
        .valueStream()
        .filter(message -> message.get("unread").asBoolean())
        .map(message -> message.get("text").asString())
        .toList();
  }

  @Test
  void a_message_is_unread_again(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    boris.says(anna, "one");
    var two = boris.says(anna, "two");
    anna.says(boris, "mine");
    boris.says(anna, "three");
    anna.call("im.dialog.read", Map.of("DIALOG_ID", boris.dialogId()));
    // tag::example[]
    var set =
        anna.call("im.dialog.unread", Map.of("DIALOG_ID", boris.dialogId(), "MESSAGE_ID", two));
    // end::example[]
    assertThat(set.result().asBoolean()).isTrue();
    assertThat(counter(anna)).isEqualTo(2);
    assertThat(unread(anna, boris.dialogId())).containsExactly("three", "two");
    var form =
        anna.callForm("im.dialog.unread", "DIALOG_ID=" + boris.dialogId() + "&MESSAGE_ID=" + two);
    assertThat(form.result()).isEqualTo(set.result());
    anna.says(boris, "who writes has read");
    assertThat(counter(anna)).isZero();
  }

  @Test
  void everything_is_read_at_once(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    boris.says(anna, "one");
    boris.says(boris.opensChat("Team", anna), "two");
    assertThat(anna.call("im.counters.get").result().at("/TYPE/ALL").asInt()).isEqualTo(2);
    // tag::example[]
    var read = anna.call("im.dialog.read.all");
    // end::example[]
    assertThat(read.result()).isEqualTo(anna.callForm("im.dialog.read.all", "").result());
    assertThat(anna.call("im.counters.get").result().at("/TYPE/ALL").asInt()).isZero();
    boris.says(anna, "three");
    assertThat(anna.call("im.counters.get").result().at("/TYPE/ALL").asInt()).isOne();
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var closed = boris.opensChat("Closed");
    var message = boris.says(closed, "secret");
    var missing = "400 DIALOG_ID_EMPTY Dialog ID can't be empty";
    Wrong.isTold(
        anna,
        "im.dialog.read",
        Map.of(),
        Map.of(Map.of(), missing, Map.of("DIALOG_ID", "x"), missing));
    Wrong.isTold(
        anna,
        "im.dialog.unread",
        Map.of("DIALOG_ID", "chat", "MESSAGE_ID", message),
        Map.of(
            Map.of(),
            missing,
            Map.of("MESSAGE_ID", 0),
            "400 MESSAGE_ID_ERROR First unread message id can't be empty"));
    JsonNode read = anna.call("im.dialog.read", Map.of("DIALOG_ID", closed.dialogId())).result();
    assertThat(read.isBoolean() && !read.asBoolean()).isTrue();
    var unread = Map.of("DIALOG_ID", closed.dialogId(), "MESSAGE_ID", message);
    assertThat(anna.call("im.dialog.unread", unread).result().asBoolean()).isFalse();
  }
}
