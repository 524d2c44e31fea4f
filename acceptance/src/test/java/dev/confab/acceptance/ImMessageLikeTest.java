package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImMessageLikeTest {

  @Test
  void everybody_sees_who_likes_a_message(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "Done");
    // tag::example[]
    var liked = boris.call("im.message.like", Map.of("MESSAGE_ID", id, "ACTION", "plus"));
    // end::example[]
    assertThat(liked.result().asBoolean()).isTrue();
    anna.call("im.message.like", Map.of("MESSAGE_ID", id));
    assertThat(anna.newest(boris).get("params").toString())
        .isEqualTo("{\"LIKE\":[" + anna.id() + "," + boris.id() + "]}");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "Done");
    anna.callForm("im.message.like", "MESSAGE_ID=" + id + "&ACTION=plus");
    var form = boris.newest(anna).get("params");
    anna.callForm("im.message.like", "MESSAGE_ID=" + id + "&ACTION=minus");
    anna.call("im.message.like", Map.of("MESSAGE_ID", id, "ACTION", "plus"));
    assertThat(boris.newest(anna).get("params")).isEqualTo(form);
    assertThat(form.toString()).isEqualTo("{\"LIKE\":[" + anna.id() + "]}");
  }

  @Test
  void without_an_action_it_turns_over(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = Map.of("MESSAGE_ID", anna.says(boris, "Done"));
    boris.call("im.message.like", id);
    assertThat(anna.newest(boris).get("params").has("LIKE")).isTrue();
    boris.call("im.message.like", Wrong.over(id, Map.of("ACTION", "something")));
    assertThat(anna.newest(boris).get("params").isArray()).isTrue();
  }

  @Test
  void what_changes_nothing_or_names_nothing_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(anna.opensChat("Without Boris"), "Hi");
    var mine = Map.of("MESSAGE_ID", id, "ACTION", "minus");
    var unchanged = "400 WITHOUT_CHANGES Action completed without changes";
    assertThat(anna.call("im.message.like", mine).refusal()).isEqualTo(unchanged);
    assertThat(boris.call("im.message.like", Map.of("MESSAGE_ID", id)).refusal())
        .isEqualTo(unchanged);
    assertThat(boris.call("im.message.like", Map.of("MESSAGE_ID", 99_999)).refusal())
        .isEqualTo(unchanged);
    assertThat(boris.call("im.message.like").refusal())
        .isEqualTo("400 MESSAGE_ID_ERROR Message ID can't be empty");
  }
}
