package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PhpForm;
import dev.confab.people.Color;
import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ImChatUpdateTest {

  @Test
  void a_title_is_changed_for_all(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    // tag::example[]
    boris.call("im.chat.updateTitle", Map.of("CHAT_ID", team.id(), "TITLE", "Project Chat"));
    // end::example[]
    assertThat(anna.call("im.recent.get").result().get(0).get("title").asString())
        .isEqualTo("Project Chat");
    assertThat(anna.notices(team))
        .containsExactly(
            "[USER=%d REPLACE]Boris[/USER] changed the chat title to \"Project Chat\""
                .formatted(boris.id()));
  }

  @Test
  void a_colour_is_changed_for_all(Hall hall) {
    var anna = hall.person("Anna");
    var team = red(anna);
    anna.call("im.chat.updateColor", Map.of("CHAT_ID", team.id(), "COLOR", "SAND"));
    assertThat(line(anna).at("/chat/color").asString()).isEqualTo("#ba9c7b");
    assertThat(line(anna).at("/message/text").asString())
        .endsWith("changed the chat color to \"SAND\"");
  }

  /// A public client paints the chat it just made, and must not fail whenever the number of the
  /// chat happens to give it that colour.
  @Test
  void a_chat_that_was_given_no_colour_may_be_given_the_one_it_shows(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var shown = line(anna).at("/chat/color").asString();
    var color =
        Stream.of(Color.values()).filter(c -> c.hex().equals(shown)).findFirst().orElseThrow();
    var painted = Map.of("CHAT_ID", team.id(), "COLOR", color.name());
    assertThat(anna.call("im.chat.updateColor", painted).result().asBoolean()).isTrue();
    assertThat(anna.call("im.chat.updateColor", painted).error()).isEqualTo("WRONG_REQUEST");
    assertThat(line(anna).at("/chat/color").asString()).isEqualTo(shown);
  }

  @Test
  void a_picture_is_changed_for_all(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    anna.call("im.chat.updateAvatar", Map.of("CHAT_ID", team.id(), "AVATAR", Pictures.PNG));
    var first = line(anna).at("/chat/avatar").asString();
    assertThat(hall.get(path(hall, first)).status()).isEqualTo(200);
    anna.call("im.chat.updateAvatar", Map.of("CHAT_ID", team.id(), "AVATAR", Pictures.PNG));
    assertThat(line(anna).at("/chat/avatar").asString()).isNotEqualTo(first);
    assertThat(hall.get(path(hall, first)).status()).isEqualTo(404);
  }

  private static Chat red(Person person) {
    return new Chat(person.call("im.chat.add", Map.of("COLOR", "RED")).result().asLong());
  }

  private static JsonNode line(Person person) {
    return person.call("im.recent.get").result().get(0);
  }

  private static String path(Hall hall, String address) {
    assertThat(address).startsWith(hall.address());
    return address.substring(hall.address().length());
  }

  @Test
  void form_and_json_do_the_same_by_chat_and_by_dialog(Hall hall) {
    var anna = hall.person("Anna");
    var team = red(anna);
    var changes =
        Map.of(
            "im.chat.updateTitle", Map.of("TITLE", "One"),
            "im.chat.updateColor", Map.of("COLOR", "PINK"),
            "im.chat.updateAvatar", Map.of("AVATAR", Pictures.PNG));
    changes.forEach(
        (method, change) -> {
          var json = anna.call(method, Wrong.over(Map.of("CHAT_ID", team.id()), change));
          var key = change.keySet().iterator().next();
          var other = Map.of("TITLE", "Two", "COLOR", "AQUA", "AVATAR", encoded()).get(key);
          var form =
              anna.callForm(method, "DIALOG_ID=" + team.dialogId() + "&" + key + "=" + other);
          assertThat(form.result()).as(method).isEqualTo(json.result());
        });
    assertThat(line(anna).get("title").asString()).isEqualTo("Two");
    assertThat(line(anna).at("/avatar/color").asString()).isEqualTo("#1eb4aa");
  }

  private static String encoded() {
    return PhpForm.encode(Pictures.PNG);
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team");
    var deal = anna.call("im.chat.add", Map.of("ENTITY_TYPE", "CRM")).result().asLong();
    var closed = boris.opensChat("Closed").id();
    anna.says(boris, "Hello");
    var dialog = line(anna).get("chat_id").asLong();
    for (var method :
        Map.of(
                "im.chat.updateTitle",
                "TITLE",
                "im.chat.updateColor",
                "COLOR",
                "im.chat.updateAvatar",
                "AVATAR")
            .entrySet()) {
      Wrong.isTold(
          anna,
          method.getKey(),
          Map.of(method.getValue(), "x"),
          Map.of(
              Map.of(), "400 CHAT_ID_EMPTY Chat ID can't be empty",
              Map.of("DIALOG_ID", ""), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
              Map.of("DIALOG_ID", boris.id()), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
              Map.of("CHAT_ID", dialog), "403 ACCESS_ERROR Action unavailable"));
    }
    Wrong.isTold(
        anna,
        "im.chat.updateTitle",
        Map.of("CHAT_ID", team.id(), "TITLE", "New"),
        Map.of(
            Map.of("TITLE", " "), "400 TITLE_EMPTY Title can't be empty",
            Map.of("CHAT_ID", closed), "403 ACCESS_ERROR Action unavailable",
            Map.of("CHAT_ID", deal), "403 ACCESS_ERROR This chat cannot be renamed"));
    anna.call("im.chat.updateColor", Map.of("CHAT_ID", team.id(), "COLOR", "RED"));
    Wrong.isTold(
        anna,
        "im.chat.updateColor",
        Map.of("CHAT_ID", team.id(), "COLOR", "RED"),
        Map.of(
            Map.of("COLOR", "COLD"), "400 WRONG_COLOR This color currently unavailable",
            Map.of(), "400 WRONG_REQUEST This color currently set or chat isn't exists",
            Map.of("CHAT_ID", 99_999),
                "400 WRONG_REQUEST This color currently set or chat isn't exists",
            Map.of("CHAT_ID", closed), "403 ACCESS_ERROR Action unavailable"));
    Wrong.isTold(
        anna,
        "im.chat.updateAvatar",
        Map.of("CHAT_ID", team.id(), "AVATAR", Pictures.PNG),
        Map.of(
            Map.of("CHAT_ID", closed), "403 ACCESS_DENIED Access denied",
            Map.of("CHAT_ID", deal), "403 ACCESS_ERROR The avatar of this chat cannot be changed",
            Map.of("AVATAR", "no picture"), "400 AVATAR_ERROR Avatar incorrect type",
            Map.of("AVATAR", Pictures.wide(6_000)),
                "400 AVATAR_ERROR Avatar incorrect size (max 5000x5000)",
            Map.of("CHAT_ID", 99_999), "400 WRONG_REQUEST Chat isn't exists"));
  }
}
