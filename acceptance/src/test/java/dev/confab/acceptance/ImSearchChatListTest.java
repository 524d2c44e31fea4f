package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImSearchChatListTest {

  @Test
  void a_chat_is_found_by_title_and_by_who_is_in_it(Hall hall) {
    var anna = hall.person("Anna");
    var zelda = hall.person("Zelda");
    anna.opensChat("Projekt Größe");
    anna.opensChat("Team", zelda);
    hall.person("Boris").opensChat("Projekt of others");
    hall.person("Vera").call("im.chat.add", Map.of("TYPE", "OPEN", "TITLE", "Open projekt"));
    // tag::example[]
    var found = anna.call("im.search.chat.list", Map.of("FIND", "PROJEKT", "LIMIT", 10));
    // end::example[]
    assertThat(found.result().findValuesAsString("name"))
        .containsExactly("Open projekt", "Projekt Größe");
    assertThat(found.body().get("total").asInt()).isEqualTo(2);
    assertThat(anna.call("im.search.chat.list", Map.of("FIND", "PROJEKT")).result())
        .isEqualTo(found.result());
    assertThat(anna.callForm("im.search.chat.list", "FIND=PROJEKT&LIMIT=10").result())
        .isEqualTo(found.result());
    var names = anna.call("im.search.chat.list", Map.of("FIND", "zeld")).result();
    assertThat(names.findValuesAsString("name")).containsExactly("Team");
    assertThat(anna.call("im.search.chat.list", Map.of("FIND", "%_")).result()).isEmpty();
  }

  @Test
  void what_is_found_comes_by_pages_newest_first(Hall hall) {
    var anna = hall.person("Anna");
    List.of("Plan A", "Plan B", "Plan C").forEach(anna::opensChat);
    var first = anna.call("im.search.chat.list", Map.of("FIND", "plan", "LIMIT", 2));
    assertThat(first.result().findValuesAsString("name")).containsExactly("Plan C", "Plan B");
    assertThat(first.body().get("next").asInt()).isEqualTo(2);
    var rest = anna.call("im.search.chat.list", Map.of("FIND", "plan", "OFFSET", 2));
    assertThat(rest.result().findValuesAsString("name")).containsExactly("Plan A");
    assertThat(rest.body().has("next")).isFalse();
  }

  @Test
  void each_is_shown_as_its_reader_stands_in_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.opensChat("Sketch of her own");
    var muted = boris.opensChat("Sketch, muted", anna);
    boris.says(muted, "Read me");
    anna.call("im.chat.mute", Map.of("CHAT_ID", muted.id(), "MUTE", "Y"));
    boris.call("im.chat.add", Map.of("TYPE", "OPEN", "TITLE", "Sketch for all"));
    var found = anna.call("im.search.chat.list", Map.of("FIND", "sketch")).result();
    assertThat(found.findValuesAsString("role")).containsExactly("guest", "member", "owner");
    assertThat(found.findValuesAsString("owner")).containsExactly(id(boris), id(boris), id(anna));
    assertThat(found.at("/1/mute_list").toString()).isEqualTo("{\"%d\":true}".formatted(anna.id()));
    assertThat(found.at("/1/counter").asInt()).isEqualTo(1);
    assertThat(found.at("/1/unread_id")).isEqualTo(found.at("/1/last_message_id"));
    assertThat(found.at("/0/mute_list")).isEmpty();
    assertThat(found.at("/2/counter").asInt()).isZero();
  }

  private static String id(Person person) {
    return String.valueOf(person.id());
  }

  @Test
  void a_phrase_longer_than_any_title_finds_nothing(Hall hall) {
    var anna = hall.person("Anna");
    anna.opensChat("Plan");
    for (var length : List.of(256, 60_000)) {
      var found = anna.call("im.search.chat.list", Map.of("FIND", "я".repeat(length)));
      assertThat(found.body().path("total").asInt(-1)).as("%s", found.body()).isZero();
    }
  }

  @Test
  void chats_of_open_lines_are_looked_for_apart(Hall hall) {
    var anna = hall.person("Anna");
    anna.call("im.chat.add", Map.of("TITLE", "Client Smith", "ENTITY_TYPE", "LINES"));
    anna.opensChat("Client list");
    assertThat(names(anna, "FIND_LINES")).containsExactly("Client Smith");
    assertThat(names(anna, "FIND")).containsExactly("Client list");
  }

  private static List<String> names(Person person, String key) {
    return person
        .call("im.search.chat.list", Map.of(key, "client"))
        .result()
        .findValuesAsString("name");
  }

  @Test
  void an_answer_has_every_field_and_a_short_phrase_is_told(Hall hall) {
    var anna = hall.person("Anna");
    anna.call("im.chat.add", Map.of("TITLE", "Group", "ENTITY_TYPE", "SONET_GROUP"));
    var expected = Contract.method("im.search.chat.list").at("/example_response/result/0");
    var found = anna.call("im.search.chat.list", Map.of("FIND", "group")).result().get(0);
    assertThat(found.propertyNames()).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
    Wrong.isTold(
        anna,
        "im.search.chat.list",
        Map.of(),
        Map.of(
            Map.of(), "400 FIND_SHORT Too short a search phrase",
            Map.of("FIND", " a "), "400 FIND_SHORT Too short a search phrase"));
  }

  @Test
  void a_phrase_and_a_title_are_as_long_as_they_have_characters(Hall hall) {
    var anna = hall.person("Anna");
    var smile = "\uD83D\uDE00";
    anna.opensChat(smile.repeat(255));
    assertThat(anna.call("im.search.chat.list", Map.of("FIND", smile)).refusal())
        .isEqualTo("400 FIND_SHORT Too short a search phrase");
    var found = anna.call("im.search.chat.list", Map.of("FIND", smile.repeat(255))).result();
    assertThat(found.findValuesAsString("name")).containsExactly(smile.repeat(255));
  }
}
