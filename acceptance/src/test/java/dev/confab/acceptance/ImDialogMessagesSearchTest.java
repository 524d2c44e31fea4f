package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ImDialogMessagesSearchTest {

  @Test
  void words_are_found_whatever_their_letters_and_formatting(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var first = anna.says(team, "A ТЕСТ message");
    anna.says(team, "something else");
    var second = boris.says(team, "[b]тес[/b]ты [url=https://example.com/]here[/url]");
    // tag::example[]
    var found =
        anna.call(
            "im.dialog.messages.search",
            Map.of(
                "CHAT_ID",
                team.id(),
                "SEARCH_MESSAGE",
                "тест",
                "ORDER",
                Map.of("ID", "DESC"),
                "LIMIT",
                20));
    // end::example[]
    var result = found.result();
    assertThat(ids(result)).containsExactly(second, first);
    assertThat(result.propertyNames()).containsExactlyElementsOf(example().propertyNames());
    assertThat(result.at("/messages/0").propertyNames())
        .containsExactlyInAnyOrderElementsOf(example().at("/messages/0").propertyNames());
    assertThat(result.at("/users/0").propertyNames())
        .containsExactlyElementsOf(example().at("/users/0").propertyNames());
    assertThat(result.at("/tariffRestrictions/isHistoryLimitExceeded").asBoolean()).isFalse();
    assertThat(result.get("users")).hasSize(2);
  }

  @Test
  void a_forwarded_message_says_from_where_it_comes(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var from = anna.opensChat("From", boris);
    var to = anna.opensChat("To", boris);
    var said = boris.says(from, "a test");
    var copy =
        anna.call(
                "confab.messenger.forward", Map.of("MESSAGE_ID", said, "DIALOG_ID", to.dialogId()))
            .result()
            .asLong();
    anna.says(to, "another test");
    var asked = Map.of("CHAT_ID", to.id(), "SEARCH_MESSAGE", "test");
    var found = anna.call("im.dialog.messages.search", asked).result();
    assertThat(ids(found)).hasSize(2).last().isEqualTo(copy);
    assertThat(found.at("/messages/0/forward").isNull()).isTrue();
    var forward = found.at("/messages/1/forward");
    assertThat(forward.get("id").asLong()).isEqualTo(said);
    assertThat(forward.get("userId").asLong()).isEqualTo(boris.id());
    assertThat(forward.get("chatId").asLong()).isEqualTo(from.id());
    assertThat(forward.get("date").asString()).isEqualTo(found.at("/messages/1/date").asString());
  }

  private static JsonNode example() {
    return Contract.method("im.dialog.messages.search").at("/example_response/result");
  }

  @Test
  void an_open_chat_is_searched_by_everybody_of_the_company(Hall hall) {
    var anna = hall.person("Anna");
    var plaza = anna.opensToAll("Plaza");
    var id = anna.says(plaza, "a test");
    var asked = Map.of("CHAT_ID", plaza.id(), "SEARCH_MESSAGE", "test");
    var found = hall.person("Boris").call("im.dialog.messages.search", asked).result();
    assertThat(ids(found)).containsExactly(id);
    assertThat(hall.outsider("Olga").call("im.dialog.messages.search", asked).refusal())
        .isEqualTo("403 ACCESS_ERROR You do not have access to this chat");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    anna.says(team, "one test");
    anna.says(team, "two tests");
    var json =
        anna.call(
            "im.dialog.messages.search",
            Map.of("CHAT_ID", team.id(), "SEARCH_MESSAGE", "TEST", "ORDER", Map.of("ID", "ASC")));
    var form =
        anna.callForm(
            "im.dialog.messages.search",
            "CHAT_ID=" + team.id() + "&SEARCH_MESSAGE=TEST&ORDER[ID]=ASC");
    assertThat(form.result().get("messages")).isEqualTo(json.result().get("messages"));
    assertThat(json.result().get("messages").findValuesAsString("text"))
        .containsExactly("one test", "two tests");
  }

  @Test
  void pages_follow_one_another_in_both_orders(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var ids = new long[5];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = anna.says(team, "page " + i);
    }
    assertThat(ids(search(anna, team.id(), Map.of("LIMIT", 2)))).containsExactly(ids[4], ids[3]);
    assertThat(ids(search(anna, team.id(), Map.of("LIMIT", 2, "LAST_ID", ids[3]))))
        .containsExactly(ids[2], ids[1]);
    var oldest = Map.of("LIMIT", 2, "LAST_ID", ids[1], "ORDER", Map.of("id", "asc"));
    assertThat(ids(search(anna, team.id(), oldest))).containsExactly(ids[2], ids[3]);
    var short3 = search(anna, team.id(), Map.of("SEARCH_MESSAGE", "xy"));
    assertThat(ids(short3)).as("two letters are not looked for").hasSize(5);
  }

  @Test
  void a_period_is_found_by_its_ends_or_its_day(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var first = anna.says(team, "first day");
    hall.clock().advance(Duration.ofDays(2));
    // messages know milliseconds, and one may be posted within the same
    var middle = hall.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
    var second = anna.says(team, "third day");
    hall.clock().advance(Duration.ofDays(2));
    var third = anna.says(team, "fifth day");
    assertThat(ids(search(anna, team.id(), Map.of("DATE_FROM", middle))))
        .containsExactly(third, second);
    assertThat(ids(search(anna, team.id(), Map.of("DATE", middle)))).containsExactly(second);
    var before = hall.clock().instant().minus(Duration.ofDays(3)).toString();
    assertThat(ids(search(anna, team.id(), Map.of("DATE_TO", before)))).containsExactly(first);
  }

  @Test
  void what_is_answered_and_liked_comes_along_and_what_is_deleted_does_not(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var question = anna.says(team, "Which one?");
    var reply = Map.of("DIALOG_ID", team.dialogId(), "MESSAGE", "answer", "REPLY_ID", question);
    var answer = boris.call("im.message.add", reply).result().asLong();
    anna.call("im.message.like", Map.of("MESSAGE_ID", answer));
    var gone = anna.says(team, "answer no more");
    anna.call("im.message.delete", Map.of("MESSAGE_ID", gone));
    var result = search(anna, team.id(), Map.of("SEARCH_MESSAGE", "answer"));
    assertThat(ids(result)).containsExactly(answer);
    assertThat(result.at("/additionalMessages/0/id").asLong()).isEqualTo(question);
    assertThat(result.at("/additionalMessages/0/viewedByOthers").asBoolean()).isTrue();
    assertThat(result.get("reactions").toString())
        .isEqualTo(
            "[{\"messageId\":%d,\"reactionCounters\":{\"like\":1},\"reactionUsers\":{\"like\":[%d]},\"ownReactions\":[\"like\"]}]"
                .formatted(answer, anna.id()));
    assertThat(result.at("/usersShort/0/name").asString()).isEqualTo("Anna");
  }

  @Test
  void what_is_missing_or_forbidden_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var foreign = hall.person("Boris").opensChat("Without Anna");
    assertThat(anna.call("im.dialog.messages.search").refusal())
        .isEqualTo("400 CHAT_ID_EMPTY CHAT_ID can't be empty");
    assertThat(anna.call("im.dialog.messages.search", Map.of("CHAT_ID", foreign.id())).refusal())
        .isEqualTo("403 ACCESS_ERROR You do not have access to this chat");
  }

  private static JsonNode search(Person person, long chat, Map<String, ?> more) {
    var params = Wrong.over(Map.of("CHAT_ID", chat), more);
    return person.call("im.dialog.messages.search", params).result();
  }

  private static List<Long> ids(JsonNode result) {
    return result.get("messages").valueStream().map(found -> found.get("id").asLong()).toList();
  }
}
