package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImMessageUpdateTest {

  @Test
  void everybody_sees_the_new_text_and_that_it_was_edited(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "Helo");
    // tag::example[]
    var changed =
        anna.call(
            "im.message.update",
            Map.of("MESSAGE_ID", id, "MESSAGE", "Updated text", "KEYBOARD", "N"));
    // end::example[]
    assertThat(changed.result().asBoolean()).isTrue();
    var seen = boris.newest(anna);
    assertThat(seen.get("text").asString()).isEqualTo("Updated text");
    assertThat(seen.at("/params/IS_EDITED").asString()).isEqualTo("Y");
    assertThat(recentText(boris)).isEqualTo("Updated text");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var first = anna.says(boris, "one");
    anna.call(
        "im.message.update",
        Map.of("MESSAGE_ID", first, "MESSAGE", "new", "ATTACH", List.of(Map.of("MESSAGE", "a"))));
    var json = boris.newest(anna);
    var second = anna.says(boris, "two");
    var form =
        anna.callForm(
            "im.message.update", "MESSAGE_ID=" + second + "&MESSAGE=new&ATTACH[0][MESSAGE]=a");
    assertThat(form.result().asBoolean()).isTrue();
    assertThat(boris.newest(anna).get("params")).isEqualTo(json.get("params"));
    assertThat(boris.newest(anna).get("text")).isEqualTo(json.get("text"));
  }

  @Test
  void what_is_not_given_stays_and_what_is_given_empty_goes(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var blocks =
        Map.of(
            "DIALOG_ID", boris.id(),
            "MESSAGE", "Choose",
            "ATTACH", List.of(Map.of("MESSAGE", "a")),
            "KEYBOARD", List.of(Map.of("TEXT", "Yes")),
            "MENU", List.of(Map.of("TEXT", "More")));
    var id = anna.call("im.message.add", blocks).result().asLong();
    anna.call("im.message.update", Map.of("MESSAGE_ID", id, "KEYBOARD", "N"));
    var seen = boris.newest(anna);
    assertThat(seen.get("text").asString()).isEqualTo("Choose");
    assertThat(seen.get("params").propertyNames()).containsExactly("ATTACH", "MENU");
    anna.callForm("im.message.update", "MESSAGE_ID=" + id + "&MENU=&ATTACH=N&IS_EDITED=N");
    assertThat(boris.newest(anna).get("params").isArray()).isTrue();
  }

  @Test
  void an_attachment_alone_marks_the_message_unless_asked_not_to(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "Look");
    var attach = List.of(Map.of("MESSAGE", "a"));
    var quiet = Map.of("MESSAGE_ID", id, "ATTACH", attach, "IS_EDITED", "N");
    anna.call("im.message.update", quiet);
    assertThat(boris.newest(anna).get("params").has("IS_EDITED")).isFalse();
    anna.call("im.message.update", Map.of("MESSAGE_ID", id, "ATTACH", attach));
    assertThat(boris.newest(anna).get("params").has("IS_EDITED")).isTrue();
  }

  @Test
  void an_empty_text_deletes(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "Never mind");
    anna.call("im.message.update", Map.of("MESSAGE_ID", id, "MESSAGE", " "));
    assertThat(boris.newest(anna).at("/params/IS_DELETED").asString()).isEqualTo("Y");
    assertThat(boris.reads(anna)).containsExactly("This message was deleted.");
  }

  @Test
  void only_the_author_may_and_only_for_three_days(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var id = boris.says(team, "Mine");
    var refusal =
        "403 CANT_EDIT_MESSAGE Time has expired for modification or you don't have access";
    var change = Map.of("MESSAGE_ID", id, "MESSAGE", "Ours");
    assertThat(anna.call("im.message.update", change).refusal()).isEqualTo(refusal);
    hall.clock().advance(Duration.ofDays(3).minusMinutes(1));
    assertThat(boris.call("im.message.update", change).result().asBoolean()).isTrue();
    hall.clock().advance(Duration.ofMinutes(2));
    assertThat(boris.call("im.message.update", change).refusal()).isEqualTo(refusal);
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "Hi");
    var huge = List.of(Map.of("MESSAGE", "x".repeat(61_000)));
    var hugeButton = List.of(Map.of("TEXT", "x".repeat(61_000)));
    var cases =
        Map.<Map<String, ?>, String>ofEntries(
            Map.entry(Map.of("MESSAGE_ID", 0), "400 MESSAGE_ID_ERROR Message ID can't be empty"),
            Map.entry(Map.of("MESSAGE_ID", "x"), "400 MESSAGE_ID_ERROR Message ID can't be empty"),
            Map.entry(
                Map.of("MESSAGE_ID", 99_999, "ATTACH", "{"),
                "403 CANT_EDIT_MESSAGE Time has expired for modification or you don't have access"),
            Map.entry(Map.of("ATTACH", "{"), "400 ATTACH_ERROR Incorrect attach params"),
            Map.entry(
                Map.of("ATTACH", huge),
                "400 ATTACH_OVERSIZE You have exceeded the maximum allowable size of attach"),
            Map.entry(Map.of("KEYBOARD", "[1]"), "400 KEYBOARD_ERROR Incorrect keyboard params"),
            Map.entry(
                Map.of("KEYBOARD", hugeButton),
                "400 KEYBOARD_OVERSIZE You have exceeded the maximum allowable size of keyboard"),
            Map.entry(Map.of("MENU", "[1]"), "400 menu_ERROR Incorrect menu params"),
            Map.entry(
                Map.of("MENU", hugeButton),
                "400 MENU_OVERSIZE You have exceeded the maximum allowable size of menu"));
    cases.forEach(
        (wrong, refusal) ->
            assertThat(
                    anna.call("im.message.update", Wrong.over(Map.of("MESSAGE_ID", id), wrong))
                        .refusal())
                .as("%s", wrong.keySet())
                .isEqualTo(refusal));
  }

  private static String recentText(dev.confab.testkit.Person person) {
    return person.call("im.recent.get").result().get(0).at("/message/text").asString();
  }
}
