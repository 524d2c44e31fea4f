package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImChatMuteTest {

  @Test
  void a_muted_chat_counts_for_nothing(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = boris.opensChat("Team", anna);
    // tag::example[]
    var muted = anna.call("im.chat.mute", Map.of("CHAT_ID", team.id(), "MUTE", "Y"));
    // end::example[]
    assertThat(muted.result().asBoolean()).isTrue();
    boris.says(team, "Hello");
    var line = anna.call("im.recent.get").result().get(0);
    assertThat(line.at("/chat/mute_list").get(Long.toString(anna.id())).asBoolean()).isTrue();
    assertThat(line.get("counter").asInt()).isOne();
    var listed = anna.call("im.recent.list").result().at("/items/0/chat/mute_list");
    assertThat(listed).isEqualTo(line.at("/chat/mute_list"));
    assertThat(anna.call("im.counters.get").result().at("/TYPE/ALL").asInt()).isZero();
    var form = anna.callForm("im.chat.mute", "DIALOG_ID=" + team.dialogId() + "&MUTE=N");
    assertThat(form.result()).isEqualTo(muted.result());
    assertThat(anna.call("im.counters.get").result().at("/TYPE/ALL").asInt()).isOne();
    boris.says(anna, "to Anna");
    anna.call("im.chat.mute", Map.of("DIALOG_ID", boris.dialogId()));
    assertThat(anna.call("im.counters.get").result().at("/TYPE/DIALOG").asInt()).isZero();
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var live = anna.call("im.chat.add", Map.of("ENTITY_TYPE", "LIVECHAT")).result().asLong();
    Wrong.isTold(
        anna,
        "im.chat.mute",
        Map.of(),
        Map.of(
            Map.of(), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("DIALOG_ID", ""), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
            Map.of("CHAT_ID", live), "403 ACCESS_ERROR This chat cannot be muted",
            Map.of("CHAT_ID", 99_999), "403 ACCESS_ERROR This chat cannot be muted"));
  }
}
