package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Dialog;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ConfabPinsTest {

  @Test
  void who_runs_a_chat_pins_messages_for_all_in_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var chat = anna.opensChat("Plans", boris);
    var rules = boris.says(chat, "The rules");
    var date = anna.says(chat, "On Friday");
    // tag::example[]
    var pinned = anna.call("confab.messenger.pin", Map.of("MESSAGE_ID", rules));
    // end::example[]
    assertThat(pinned.result().asBoolean()).isTrue();
    hall.clock().advance(Duration.ofMinutes(1));
    anna.call("confab.messenger.pin", Map.of("MESSAGE_ID", date)).result();
    var board = boris.callForm("confab.messenger.pinned", "DIALOG_ID=" + chat.dialogId()).result();
    assertThat(board.get("chat_id").asLong()).isEqualTo(chat.id());
    assertThat(texts(board)).containsExactly("On Friday", "The rules");
    assertThat(board.at("/pinned/1/message/author_id").asLong()).isEqualTo(boris.id());
    assertThat(board.at("/pinned/1/pinned_by").asLong()).isEqualTo(anna.id());
    assertThat(board.at("/pinned/1/pinned_at").asString()).contains("T");
    assertThat(board.get("users").findValues("id")).hasSize(2);
    assertThat(pin(anna, rules)).isEqualTo("400 WITHOUT_CHANGES Action completed without changes");
    var denied = "403 ACCESS_ERROR Only the owner and the managers of a chat may pin messages";
    assertThat(pin(boris, rules)).isEqualTo(denied);
    assertThat(unpin(boris, rules)).isEqualTo(denied);
    var clara = hall.person("Clara");
    var closed = "403 ACCESS_ERROR You do not have access to the specified dialog";
    assertThat(pin(clara, rules)).isEqualTo(closed);
    assertThat(unpin(clara, rules)).isEqualTo(closed);
    anna.call("confab.messenger.manager", Map.of("CHAT_ID", chat.id(), "USER_ID", boris.id()));
    // tag::example[]
    var gone = boris.call("confab.messenger.unpin", Map.of("MESSAGE_ID", rules));
    // end::example[]
    assertThat(gone.result().asBoolean()).isTrue();
    assertThat(texts(board(anna, chat))).containsExactly("On Friday");
    assertThat(unpin(boris, rules))
        .isEqualTo("400 WITHOUT_CHANGES Action completed without changes");
  }

  @Test
  void either_of_two_pins_in_their_dialog(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var empty = board(anna, boris);
    assertThat(empty.get("chat_id").isNull()).isTrue();
    assertThat(empty.get("pinned")).isEmpty();
    var id = anna.says(boris, "My number");
    boris.call("confab.messenger.pin", Map.of("MESSAGE_ID", id)).result();
    assertThat(texts(board(anna, boris))).containsExactly("My number");
    anna.call("confab.messenger.unpin", Map.of("MESSAGE_ID", id)).result();
    assertThat(board(boris, anna).get("pinned")).isEmpty();
  }

  @Test
  void a_deleted_message_is_pinned_no_more(Hall hall) {
    var anna = hall.person("Anna");
    var chat = anna.opensChat("Plans");
    var id = anna.says(chat, "Wrong");
    anna.call("confab.messenger.pin", Map.of("MESSAGE_ID", id)).result();
    anna.call("im.message.delete", Map.of("MESSAGE_ID", id)).result();
    assertThat(board(anna, chat).get("pinned")).isEmpty();
    assertThat(pin(anna, id)).startsWith("403 ACCESS_ERROR");
  }

  @Test
  void who_came_without_history_is_not_shown_what_was_pinned_before(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var chat = anna.opensChat("Plans");
    var id = anna.says(chat, "Before");
    anna.call("confab.messenger.pin", Map.of("MESSAGE_ID", id)).result();
    anna.call("im.chat.user.add", Map.of("CHAT_ID", chat.id(), "USERS", List.of(boris.id())));
    assertThat(board(boris, chat).get("pinned")).isEmpty();
    assertThat(texts(board(anna, chat))).containsExactly("Before");
  }

  @Test
  void a_chat_has_twenty_pinned_messages_and_no_more(Hall hall) {
    var anna = hall.person("Anna");
    var chat = anna.opensChat("Plans");
    for (int i = 1; i <= 20; i++) {
      anna.call("confab.messenger.pin", Map.of("MESSAGE_ID", anna.says(chat, "m" + i))).result();
    }
    var last = anna.says(chat, "One more");
    assertThat(pin(anna, last)).isEqualTo("400 TOO_MANY_PINS A chat can have 20 pinned messages");
    assertThat(board(anna, chat).get("pinned")).hasSize(20);
  }

  @Test
  void what_names_nothing_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    for (var method : List.of("confab.messenger.pin", "confab.messenger.unpin")) {
      assertThat(anna.call(method).refusal())
          .isEqualTo("400 MESSAGE_ID_ERROR Message ID can't be empty");
    }
    Wrong.isTold(
        anna,
        "confab.messenger.pinned",
        Map.of(),
        Map.of(
            Map.of("DIALOG_ID", "room"), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
            Map.of("DIALOG_ID", "chat99999"),
                "403 ACCESS_ERROR You do not have access to the specified dialog"));
  }

  private static String pin(Person who, long message) {
    return who.call("confab.messenger.pin", Map.of("MESSAGE_ID", message)).refusal();
  }

  private static String unpin(Person who, long message) {
    return who.call("confab.messenger.unpin", Map.of("MESSAGE_ID", message)).refusal();
  }

  private static JsonNode board(Person who, Dialog dialog) {
    return who.call("confab.messenger.pinned", Map.of("DIALOG_ID", dialog.dialogId())).result();
  }

  private static List<String> texts(JsonNode board) {
    return board.get("pinned").findValuesAsString("text");
  }
}
