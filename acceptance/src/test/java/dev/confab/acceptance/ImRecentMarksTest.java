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
class ImRecentMarksTest {

  private static JsonNode lines(Person person) {
    return person.call("im.recent.get").result();
  }

  @Test
  void a_pinned_chat_comes_first(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var old = anna.opensChat("Old");
    hall.clock().advance(java.time.Duration.ofSeconds(2));
    anna.says(boris, "new");
    // tag::example[]
    anna.call("im.recent.pin", Map.of("DIALOG_ID", old.dialogId(), "PIN", "Y"));
    // end::example[]
    assertThat(lines(anna).findValuesAsString("title")).containsExactly("Old", "Boris");
    assertThat(lines(anna).get(0).get("pinned").asBoolean()).isTrue();
    var json = anna.call("im.recent.pin", Map.of("DIALOG_ID", old.dialogId(), "PIN", "N"));
    var form = anna.callForm("im.recent.pin", "DIALOG_ID=" + old.dialogId() + "&PIN=N");
    assertThat(form.result()).isEqualTo(json.result());
    assertThat(lines(anna).findValuesAsString("title")).containsExactly("Boris", "Old");
  }

  @Test
  void a_hidden_chat_is_back_with_the_next_message(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    boris.says(anna, "one");
    // tag::example[]
    var hidden = anna.call("im.recent.hide", Map.of("DIALOG_ID", boris.dialogId()));
    // end::example[]
    assertThat(hidden.result().asBoolean()).isTrue();
    assertThat(lines(anna)).isEmpty();
    assertThat(lines(boris)).hasSize(1);
    boris.says(anna, "two");
    assertThat(lines(anna)).hasSize(1);
    var form = anna.callForm("im.recent.hide", "DIALOG_ID=" + boris.dialogId());
    assertThat(form.result()).isEqualTo(hidden.result());
    assertThat(lines(anna)).isEmpty();
    var stranger = Map.of("DIALOG_ID", hall.person("Vera").dialogId());
    assertThat(anna.call("im.recent.hide", stranger).result().asBoolean()).isFalse();
  }

  @Test
  void a_chat_is_marked_as_unread_by_hand(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    boris.says(anna, "one");
    anna.call("im.dialog.read", Map.of("DIALOG_ID", boris.dialogId()));
    // tag::example[]
    anna.call("im.recent.unread", Map.of("DIALOG_ID", boris.dialogId(), "ACTION", "Y"));
    // end::example[]
    assertThat(lines(anna).get(0).get("unread").asBoolean()).isTrue();
    assertThat(lines(anna).get(0).get("counter").asInt()).isZero();
    boris.says(anna, "two");
    var form = anna.callForm("im.recent.unread", "DIALOG_ID=" + boris.dialogId() + "&ACTION=N");
    assertThat(form.result().asBoolean()).isTrue();
    assertThat(lines(anna).get(0).get("unread").asBoolean()).isFalse();
    assertThat(lines(anna).get(0).get("counter").asInt()).isZero();
    var stranger = Map.of("DIALOG_ID", hall.person("Vera").dialogId());
    assertThat(anna.call("im.recent.unread", stranger).result().asBoolean()).isFalse();
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var closed = hall.person("Boris").opensChat("Closed");
    for (var method : List.of("im.recent.hide", "im.recent.unread")) {
      Wrong.isTold(
          anna,
          method,
          Map.of(),
          Map.of(
              Map.of(), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
              Map.of("DIALOG_ID", "chat"), "400 DIALOG_ID_EMPTY Dialog ID can't be empty"));
    }
    Wrong.isTold(
        anna,
        "im.recent.pin",
        Map.of(),
        Map.of(
            Map.of(), "400 DIALOG_ID_EMPTY Dialog ID can’t be empty",
            Map.of("DIALOG_ID", closed.dialogId()),
                "400 ACCESS_ERROR You don’t have permission to pin this chat"));
  }
}
