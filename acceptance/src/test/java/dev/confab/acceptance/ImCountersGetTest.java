package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Dialog;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImCountersGetTest {

  @Test
  void what_is_unread_is_counted_by_kind(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = boris.opensChat("Team", anna);
    var loud = boris.opensChat("Loud", anna);
    boris.says(team, "one");
    boris.says(team, "two");
    boris.says(loud, "three");
    boris.says(anna, "four");
    anna.call("im.chat.mute", Map.of("CHAT_ID", loud.id(), "MUTE", "Y"));
    // tag::example[]
    var counters = anna.call("im.counters.get").result();
    // end::example[]
    assertThat(counters).isEqualTo(anna.callForm("im.counters.get", "").result());
    assertThat(counters.at("/TYPE/CHAT").asInt()).isEqualTo(2);
    assertThat(counters.at("/TYPE/DIALOG").asInt()).isOne();
    assertThat(counters.at("/TYPE/MESSENGER").asInt()).isEqualTo(3);
    assertThat(counters.at("/TYPE/ALL").asInt()).isEqualTo(3);
    assertThat(counters.get("CHAT").get(Long.toString(team.id())).asInt()).isEqualTo(2);
    assertThat(counters.get("CHAT_MUTED").get(Long.toString(loud.id())).asInt()).isOne();
    assertThat(counters.get("DIALOG").get(boris.dialogId()).asInt()).isOne();
  }

  @Test
  void what_is_marked_by_hand_counts_for_one(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team");
    anna.says(boris, "Hello");
    anna.call("im.recent.unread", Map.of("DIALOG_ID", team.dialogId()));
    anna.call("im.recent.unread", Map.of("DIALOG_ID", boris.dialogId()));
    var counters = anna.call("im.counters.get").result();
    assertThat(counters.at("/CHAT_UNREAD/0").asLong()).isEqualTo(team.id());
    assertThat(counters.at("/DIALOG_UNREAD/0").asLong()).isEqualTo(boris.id());
    assertThat(counters.at("/TYPE/ALL").asInt()).isEqualTo(2);
  }

  @Test
  void muted_dialogs_stand_under_the_number_of_their_chat(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = boris.opensChat("Team", anna);
    boris.says(anna, "one");
    boris.says(anna, "two");
    boris.says(team, "three");
    var chat = anna.call("im.dialog.get", of(boris)).result().get("id").asLong();
    anna.call("im.chat.mute", Map.of("CHAT_ID", chat, "MUTE", "Y"));
    anna.call("im.chat.mute", Map.of("CHAT_ID", team.id(), "MUTE", "Y"));
    var muted = anna.call("im.counters.get").result().get("CHAT_MUTED");
    assertThat(muted.propertyNames()).containsExactlyInAnyOrder("" + chat, "" + team.id());
    assertThat(muted.get("" + chat).asInt()).isEqualTo(2);
    assertThat(muted.get("" + team.id()).asInt()).isOne();
  }

  @Test
  void muted_chats_marked_by_hand_are_named_and_in_no_total(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team");
    anna.says(boris, "Hello");
    var dialog = anna.call("im.dialog.get", of(boris)).result().get("id").asLong();
    for (var chat : List.of(team.id(), dialog)) {
      anna.call("im.chat.mute", Map.of("CHAT_ID", chat, "MUTE", "Y"));
    }
    anna.call("im.recent.unread", of(team));
    anna.call("im.recent.unread", of(boris));
    var counters = anna.call("im.counters.get").result();
    assertThat(counters.at("/CHAT_UNREAD/0").asLong()).isEqualTo(team.id());
    assertThat(counters.at("/DIALOG_UNREAD/0").asLong()).isEqualTo(boris.id());
    assertThat(counters.at("/TYPE/ALL").asInt()).isZero();
  }

  @Test
  void a_hidden_chat_counts_when_it_is_back(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    boris.says(anna, "one");
    anna.call("im.recent.hide", of(boris));
    var hidden = anna.call("im.counters.get").result();
    assertThat(hidden.at("/TYPE/ALL").asInt()).isZero();
    assertThat(hidden.get("DIALOG")).isEmpty();
    boris.says(anna, "two");
    var back = anna.call("im.counters.get").result();
    assertThat(back.at("/TYPE/ALL").asInt()).isEqualTo(2);
    assertThat(back.get("DIALOG").get(boris.dialogId()).asInt()).isEqualTo(2);
  }

  @Test
  void notifications_are_counted_beside(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    boris.call("im.notify.personal.add", Map.of("USER_ID", anna.id(), "MESSAGE", "Look"));
    boris.says(anna, "Hello");
    var totals = anna.call("im.counters.get").result().get("TYPE");
    assertThat(totals.get("NOTIFY").asInt()).isOne();
    assertThat(totals.get("MESSENGER").asInt()).isOne();
    assertThat(totals.get("ALL").asInt()).isEqualTo(2);
  }

  @Test
  void who_has_read_everything_gets_lists(Hall hall) {
    var expected = Contract.method("im.counters.get").at("/example_response/result");
    var counters = hall.person("Anna").call("im.counters.get").result();
    assertThat(counters.propertyNames())
        .containsExactlyInAnyOrderElementsOf(expected.propertyNames());
    assertThat(counters.get("TYPE").propertyNames())
        .containsExactlyInAnyOrderElementsOf(expected.get("TYPE").propertyNames());
    for (var key : expected.propertyNames()) {
      assertThat(key.equals("TYPE") || counters.get(key).isArray()).as(key).isTrue();
    }
  }

  private static Map<String, Object> of(Dialog dialog) {
    return Map.of("DIALOG_ID", dialog.dialogId());
  }
}
