package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImUserStatusTest {

  @Test
  void what_a_user_says_of_being_there_others_see(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    assertThat(anna.call("im.user.status.get").result().asBoolean()).isFalse();
    // tag::example[]
    var said = anna.call("im.user.status.set", Map.of("STATUS", "dnd"));
    // end::example[]
    assertThat(said.result().asBoolean()).isTrue();
    assertThat(anna.call("im.user.status.get").result().asString()).isEqualTo("dnd");
    assertThat(seen(boris, anna, "status")).isEqualTo("dnd");
    hall.restart();
    assertThat(anna.call("im.user.status.get").result().asString()).isEqualTo("dnd");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    for (var status : Map.of("away", "break", "online", "dnd").entrySet()) {
      assertThat(anna.callForm("im.user.status.set", "STATUS=" + status.getKey()).result())
          .isEqualTo(anna.call("im.user.status.set", Map.of("STATUS", status.getValue())).result());
      assertThat(anna.call("im.user.status.get").result().asString()).isEqualTo(status.getValue());
    }
    assertThat(anna.callForm("im.user.status.get", "").result())
        .isEqualTo(anna.call("im.user.status.get").result());
  }

  @Test
  void a_status_that_there_is_not_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    for (var wrong : new String[] {"asleep", "DND", ""}) {
      assertThat(anna.call("im.user.status.set", Map.of("STATUS", wrong)).refusal())
          .isEqualTo("400 STATUS_ERROR Status is not available");
    }
    assertThat(anna.call("im.user.status.set").error()).isEqualTo("STATUS_ERROR");
  }

  @Test
  void an_idle_user_is_seen_idle_until_somebody_is_back(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    assertThat(seen(boris, anna, "idle")).isEqualTo("false");
    // tag::example[]
    var away = anna.call("im.user.status.idle.start", Map.of("AGO", 10));
    // end::example[]
    assertThat(away.result().asBoolean()).isTrue();
    var since = seen(boris, anna, "idle");
    assertThat(since).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d");
    anna.callForm("im.user.status.idle.start", "AGO=10");
    assertThat(seen(boris, anna, "idle").substring(0, 10)).isEqualTo(since.substring(0, 10));
    var half = anna.call("im.user.status.idle.start", Map.of("AGO", 30)).status();
    assertThat(half).isEqualTo(200);
    var ago = OffsetDateTime.parse(seen(boris, anna, "idle")).toInstant();
    assertThat(ago)
        .isBetween(
            hall.clock().instant().minusSeconds(31 * 60),
            hall.clock().instant().minusSeconds(29 * 60));
    anna.call("im.user.status.idle.start", Map.of("AGO", -5));
    assertThat(seen(boris, anna, "idle")).isGreaterThan(since);
    assertThat(anna.call("im.user.status.idle.end").result().asBoolean()).isTrue();
    assertThat(seen(boris, anna, "idle")).isEqualTo("false");
    assertThat(anna.callForm("im.user.status.idle.end", "").result().asBoolean()).isTrue();
  }

  private static String seen(Person asker, Person user, String field) {
    return asker.call("im.user.get", Map.of("ID", user.id())).result().get(field).asString();
  }
}
