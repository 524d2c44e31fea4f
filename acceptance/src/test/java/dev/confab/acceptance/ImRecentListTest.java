package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImRecentListTest {

  @Test
  void chats_come_by_pages(Hall hall) {
    var anna = hall.person("Anna");
    for (var title : List.of("One", "Two", "Three")) {
      anna.says(anna.opensChat(title), "Hello");
      hall.clock().advance(Duration.ofSeconds(2));
    }
    // tag::example[]
    var first = anna.call("im.recent.list", Map.of("SKIP_OPENLINES", "Y", "OFFSET", 0, "LIMIT", 2));
    // end::example[]
    assertThat(first.result().get("items").findValuesAsString("title"))
        .containsExactly("Three", "Two");
    assertThat(first.result().get("hasMore").asBoolean()).isTrue();
    assertThat(first.result().get("hasMorePages").asBoolean()).isTrue();
    assertThat(first.body().get("total").asInt()).isEqualTo(-1);
    var second = anna.callForm("im.recent.list", "OFFSET=2&LIMIT=2").result();
    assertThat(second.get("items").findValuesAsString("title")).containsExactly("One");
    assertThat(second.get("hasMore").asBoolean()).isFalse();
    assertThat(anna.call("im.recent.list", Map.of("OFFSET", 2, "LIMIT", 2)).result())
        .isEqualTo(second);
  }

  @Test
  void an_answer_has_every_field(Hall hall) {
    var anna = hall.person("Anna");
    anna.says(anna.opensChat("Team"), "Hello");
    var expected = Contract.method("im.recent.list").at("/example_response/result");
    var found = anna.call("im.recent.list").result();
    assertThat(found.propertyNames()).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
    assertThat(found.get("copilot").propertyNames())
        .containsExactlyInAnyOrderElementsOf(expected.get("copilot").propertyNames());
    assertThat(found.at("/items/0").propertyNames())
        .containsExactlyInAnyOrderElementsOf(expected.at("/items/1").propertyNames());
    assertThat(found.at("/items/0/chat").propertyNames())
        .containsExactlyInAnyOrderElementsOf(expected.at("/items/1/chat").propertyNames());
    assertThat(found.at("/items/0/user/id").asLong()).isEqualTo(anna.id());
  }

  @Test
  void a_text_is_told_plain_formatted_or_as_it_was_written(Hall hall) {
    var anna = hall.person("Anna");
    var attach = Map.of("BLOCKS", List.of(Map.of("MESSAGE", "More")));
    var team = anna.opensChat("Team");
    var text = "[B]Hello[/B], [USER=1]boss[/USER]";
    anna.call(
        "im.message.add", Map.of("DIALOG_ID", team.dialogId(), "MESSAGE", text, "ATTACH", attach));
    assertThat(lastText(anna, Map.of())).isEqualTo("Hello, boss [Attachment]");
    assertThat(lastText(anna, Map.of("PARSE_TEXT", "N"))).isEqualTo(text + " [Attachment]");
    assertThat(lastText(anna, Map.of("GET_ORIGINAL_TEXT", "Y"))).isEqualTo(text);
    assertThat(anna.call("im.recent.get").result().at("/0/message/text").asString())
        .isEqualTo("Hello, boss [Attachment]");
  }

  private static String lastText(Person person, Map<String, ?> params) {
    return person.call("im.recent.list", params).result().at("/items/0/message/text").asString();
  }

  @Test
  void a_private_dialog_is_named_by_a_number_and_what_the_system_says_by_nothing(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    boris.call("im.message.add", Map.of("DIALOG_ID", anna.id(), "MESSAGE", "Hello", "SYSTEM", "Y"));
    var item = anna.call("im.recent.list").result().at("/items/0");
    assertThat(item.get("id").isIntegralNumber()).isTrue();
    assertThat(item.get("id").asLong()).isEqualTo(boris.id());
    assertThat(item.at("/message/author_id").asLong()).isZero();
    assertThat(item.at("/message/uuid").isNull()).isTrue();
  }

  @Test
  void kinds_can_be_left_out(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    boris.says(boris.opensChat("Team", anna), "Hello");
    boris.says(anna, "Hello");
    var line = Map.of("TITLE", "Line", "ENTITY_TYPE", "LINES", "ENTITY_ID", "a|1|2|3");
    anna.call("im.chat.add", line);
    anna.call("im.dialog.read", Map.of("DIALOG_ID", boris.dialogId()));
    var kinds =
        Map.of(
            "SKIP_DIALOG", List.of("Line", "Team"),
            "SKIP_CHAT", List.of("Boris"),
            "SKIP_OPENLINES", List.of("Boris", "Team"),
            "SKIP_UNDISTRIBUTED_OPENLINES", List.of("Boris", "Line", "Team"),
            "UNREAD_ONLY", List.of("Team"),
            "ONLY_COPILOT", List.of(),
            "ONLY_CHANNEL", List.of(),
            "CAN_MANAGE_MESSAGES", List.of("Boris", "Line", "Team"));
    kinds.forEach(
        (kind, titles) ->
            assertThat(
                    anna
                        .call("im.recent.list", Map.of(kind, "Y"))
                        .result()
                        .get("items")
                        .findValuesAsString("title")
                        .stream()
                        .sorted())
                .as(kind)
                .isEqualTo(titles));
    var all = anna.call("im.recent.get", Map.of("ONLY_OPENLINES", "Y")).result();
    assertThat(all.findValuesAsString("title")).containsExactly("Line");
    var before = hall.clock().instant().minusSeconds(60).toString();
    var old = anna.call("im.recent.list", Map.of("LAST_MESSAGE_DATE", before)).result();
    assertThat(old.get("items")).isEmpty();
  }
}
