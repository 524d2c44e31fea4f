package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImMessageDeleteTest {

  private static final String CANT =
      "403 CANT_EDIT_MESSAGE Time has expired for modification or you don't have access";

  @Test
  void a_mark_is_left_where_the_message_was(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "Secret");
    boris.call("im.message.like", Map.of("MESSAGE_ID", id));
    // tag::example[]
    var deleted = anna.call("im.message.delete", Map.of("MESSAGE_ID", id));
    // end::example[]
    assertThat(deleted.result().asBoolean()).isTrue();
    var seen = boris.newest(anna);
    assertThat(seen.get("id").asLong()).isEqualTo(id);
    assertThat(seen.get("text").asString()).isEqualTo("This message was deleted.");
    assertThat(seen.get("params").propertyNames()).containsExactly("IS_DELETED");
    assertThat(seen.get("author_id").asLong()).isEqualTo(anna.id());
    assertThat(boris.call("im.recent.get").result().get(0).at("/message/text").asString())
        .isEqualTo("This message was deleted.");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var first = anna.says(boris, "one");
    anna.call("im.message.delete", Map.of("MESSAGE_ID", first));
    var json = boris.newest(anna).get("params");
    var second = anna.says(boris, "two");
    anna.callForm("im.message.delete", "MESSAGE_ID=" + second);
    assertThat(boris.newest(anna).get("params")).isEqualTo(json);
    assertThat(json.propertyNames()).containsExactly("IS_DELETED");
    assertThat(boris.reads(anna)).containsOnly("This message was deleted.").hasSize(2);
  }

  @Test
  void who_looks_after_a_group_deletes_what_others_wrote(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var clara = hall.person("Clara");
    var team = anna.opensChat("Team", boris, clara);
    var id = boris.says(team, "Spam");
    var spam = Map.of("MESSAGE_ID", id);
    assertThat(clara.call("im.message.delete", spam).refusal()).isEqualTo(CANT);
    assertThat(anna.call("im.message.delete", spam).result().asBoolean()).isTrue();
    assertThat(clara.reads(team)).endsWith("This message was deleted.");
    var between = boris.says(anna, "Between us");
    var refused = anna.call("im.message.delete", Map.of("MESSAGE_ID", between));
    assertThat(refused.refusal()).isEqualTo(CANT);
  }

  @Test
  void nothing_is_deleted_twice_or_edited_afterwards_or_after_three_days(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = Map.of("MESSAGE_ID", anna.says(boris, "Secret"));
    var old = Map.of("MESSAGE_ID", anna.says(boris, "Old"));
    anna.call("im.message.delete", id);
    assertThat(anna.call("im.message.delete", id).refusal()).isEqualTo(CANT);
    var edit = Wrong.over(id, Map.of("MESSAGE", "Back"));
    assertThat(anna.call("im.message.update", edit).refusal()).isEqualTo(CANT);
    hall.clock().advance(Duration.ofDays(3).plusMinutes(1));
    assertThat(anna.call("im.message.delete", old).refusal()).isEqualTo(CANT);
  }

  @Test
  void without_a_message_it_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    var refusal = "400 MESSAGE_ID_ERROR Message ID can't be empty";
    assertThat(anna.call("im.message.delete").refusal()).isEqualTo(refusal);
    assertThat(anna.call("im.message.delete", Map.of("MESSAGE_ID", -1)).refusal())
        .isEqualTo(refusal);
    assertThat(anna.call("im.message.delete", Map.of("MESSAGE_ID", 99_999)).refusal())
        .isEqualTo(CANT);
  }
}
