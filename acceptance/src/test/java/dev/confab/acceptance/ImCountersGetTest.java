package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
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
}
