package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The chat of a workgroup, which has a name of its own: `sg17`.
@ExtendWith(HallExtension.class)
class WorkgroupChatTest {

  @Test
  void it_is_called_by_the_number_of_the_workgroup_everywhere(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var group = workgroup(anna, 17, boris);
    var id = anna.call("im.message.add", Map.of("DIALOG_ID", "sg17", "MESSAGE", "Hello"));
    assertThat(boris.reads(group)).containsExactly("Hello");
    var named = Map.of("DIALOG_ID", "sg17");
    assertThat(boris.call("im.dialog.messages.get", named).result())
        .isEqualTo(
            boris.call("im.dialog.messages.get", Map.of("DIALOG_ID", group.dialogId())).result());
    assertThat(boris.callForm("im.dialog.get", "DIALOG_ID=sg17").result().get("id").asLong())
        .isEqualTo(group.id());
    assertThat(boris.call("im.dialog.users.list", named).result()).hasSize(2);
    assertThat(boris.call("im.dialog.writing", named).result().asBoolean()).isTrue();
    assertThat(boris.call("im.recent.pin", named).result().asBoolean()).isTrue();
    assertThat(boris.call("im.chat.mute", named).result().asBoolean()).isTrue();
    assertThat(boris.call("im.dialog.read", named).result().get("lastId").asLong())
        .isEqualTo(id.result().asLong());
    var item = boris.call("im.recent.get").result().get(0);
    assertThat(item.get("id").asString()).isEqualTo(group.dialogId());
    assertThat(item.get("pinned").asBoolean()).isTrue();
    assertThat(boris.call("im.recent.hide", named).result().asBoolean()).isTrue();
    assertThat(boris.call("im.recent.get").result()).isEmpty();
  }

  @Test
  void who_is_not_in_the_workgroup_is_refused_as_elsewhere(Hall hall) {
    var anna = hall.person("Anna");
    workgroup(anna, 27);
    var boris = hall.person("Boris");
    for (var dialog : List.of("sg27", "sg28")) {
      assertThat(boris.call("im.dialog.get", Map.of("DIALOG_ID", dialog)).refusal())
          .isEqualTo("403 ACCESS_ERROR You do not have access to the specified dialog");
    }
    assertThat(boris.call("im.message.add", Map.of("DIALOG_ID", "sg27", "MESSAGE", "Hi")).refusal())
        .isEqualTo("403 ACCESS_ERROR Action unavailable");
    assertThat(boris.call("im.message.add", Map.of("DIALOG_ID", "sg28", "MESSAGE", "Hi")).refusal())
        .isEqualTo("400 CHAT_ID Error creating message");
    assertThat(boris.call("im.dialog.get", Map.of("DIALOG_ID", "sg")).refusal())
        .isEqualTo("400 DIALOG_ID_EMPTY Dialog ID can't be empty");
  }

  @Test
  void of_two_chats_of_a_workgroup_the_elder_has_its_name(Hall hall) {
    var anna = hall.person("Anna");
    var elder = workgroup(anna, 37);
    workgroup(anna, 37);
    anna.call("im.message.add", Map.of("DIALOG_ID", "sg37", "MESSAGE", "Hello"));
    assertThat(anna.reads(elder)).containsExactly("Hello");
  }

  private static Chat workgroup(Person owner, long number, Person... members) {
    var params =
        Map.of(
            "TITLE",
            "Group",
            "ENTITY_TYPE",
            "SONET_GROUP",
            "ENTITY_ID",
            number,
            "USERS",
            Arrays.stream(members).map(Person::id).toList());
    return new Chat(owner.call("im.chat.add", params).result().asLong());
  }
}
