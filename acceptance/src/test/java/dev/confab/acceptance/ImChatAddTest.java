package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImChatAddTest {

  @Test
  void a_chat_is_open_to_its_members_from_the_start(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    // tag::example[]
    var chat =
        anna.call(
            "im.chat.add",
            Map.of("TITLE", "Team", "USERS", List.of(boris.id()), "MESSAGE", "Here we are"));
    // end::example[]
    var dialog = "chat" + chat.result().asLong();
    assertThat(boris.reads(() -> dialog)).containsExactly("Here we are");
    var shown = boris.call("im.dialog.get", Map.of("DIALOG_ID", dialog)).result();
    assertThat(shown.get("type").asString()).isEqualTo("chat");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.call(
        "im.chat.add",
        Map.of(
            "TITLE",
            "Same",
            "COLOR",
            "MINT",
            "MESSAGE",
            "Hi",
            "AVATAR",
            Pictures.PNG,
            "USERS",
            List.of(boris.id())));
    anna.callForm(
        "im.chat.add",
        "TITLE=Same&COLOR=MINT&MESSAGE=Hi&USERS[]="
            + boris.id()
            + "&AVATAR="
            + dev.confab.basics.PhpForm.encode(Pictures.PNG));
    var recent = boris.call("im.recent.get").result();
    assertThat(recent).hasSize(2);
    for (var key : List.of("title", "type")) {
      assertThat(recent.get(0).get(key)).as(key).isEqualTo(recent.get(1).get(key));
    }
    assertThat(recent.get(0).get("avatar").get("url").asString()).startsWith(hall.address());
    assertThat(recent.get(1).get("avatar").get("url").asString()).startsWith(hall.address());
  }

  @Test
  void a_chat_without_a_title_is_named_after_its_colour(Hall hall) {
    var anna = hall.person("Anna");
    var id = anna.call("im.chat.add", Map.of("COLOR", "MINT", "MESSAGE", "Hi")).result().asLong();
    assertThat(anna.call("im.recent.get").result().get(0).get("title").asString())
        .isEqualTo("Mint chat #" + id);
  }
}
