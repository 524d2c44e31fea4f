package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `im.notify.read`, `im.notify.read.list` and `im.notify.read.all`.
@ExtendWith(HallExtension.class)
class ImNotifyReadTest {

  /// Three notifications, oldest first.
  private static List<Long> three(Person from, Person to) {
    return LongStream.range(0, 3)
        .map(
            i ->
                from.call("im.notify", Map.of("USER_ID", to.id(), "MESSAGE", "N" + i))
                    .result()
                    .asLong())
        .boxed()
        .toList();
  }

  /// Newest first, and how many are unread.
  private static String marks(Person user) {
    var centre = user.call("im.notify.get").result();
    return String.join("", centre.get("notifications").findValuesAsString("notify_read"))
        + centre.get("total_unread_count").asInt();
  }

  @Test
  void one_notification_or_all_from_one_on_are_marked(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var ids = three(anna, boris);
    // tag::example[]
    var done =
        boris.call("im.notify.read", Map.of("ID", ids.get(1), "ACTION", "Y", "ONLY_CURRENT", "Y"));
    // end::example[]
    assertThat(done.result().asBoolean()).isTrue();
    assertThat(marks(boris)).isEqualTo("NYN2");
    boris.call("im.notify.read", Map.of("ID", ids.get(1)));
    assertThat(marks(boris)).isEqualTo("YYN1");
    boris.callForm("im.notify.read", "ID=" + ids.get(2) + "&ACTION=N&ONLY_CURRENT=Y");
    assertThat(marks(boris)).isEqualTo("NYN2");
    boris.call("im.notify.read", Map.of("ID", 0));
    assertThat(marks(boris)).isEqualTo("YYY0");
    boris.call("im.notify.read", Map.of("ID", 0, "ACTION", "N"));
    assertThat(boris.call("im.notify.read").result().asBoolean()).isTrue();
    assertThat(marks(boris)).isEqualTo("NNN3");
    anna.call("im.notify.read", Map.of("ID", 0));
    assertThat(marks(boris)).isEqualTo("NNN3");
  }

  @Test
  void several_are_marked_up_to_the_first_that_is_none(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var ids = three(anna, boris);
    // tag::example[]
    var done = boris.call("im.notify.read.list", Map.of("IDS", List.of(ids.get(0), 0, ids.get(1))));
    // end::example[]
    assertThat(done.result().asBoolean()).isTrue();
    assertThat(marks(boris)).isEqualTo("NNY2");
    boris.callForm("im.notify.read.list", "IDS[]=" + ids.get(0) + "&ACTION=N");
    assertThat(marks(boris)).isEqualTo("NNN3");
    for (var wrong : List.<Map<String, Object>>of(Map.of(), Map.of("IDS", ids.get(0)))) {
      assertThat(boris.call("im.notify.read.list", wrong).refusal())
          .isEqualTo("400 PARAMS_ERROR No IDS param or it is not an array");
    }
  }

  @Test
  void all_are_marked_but_what_waits_for_an_answer(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    three(anna, boris);
    // tag::example[]
    var done = boris.call("im.notify.read.all");
    // end::example[]
    assertThat(done.result().toString()).isEqualTo("{\"result\":true,\"newCounter\":0}");
    assertThat(marks(boris)).isEqualTo("YYY0");
    anna.call(
        "confab.notify.ask",
        Map.of(
            "USER_ID",
            boris.id(),
            "MESSAGE",
            "Come?",
            "BUTTONS",
            List.of(Map.of("TITLE", "Yes", "VALUE", "Y"))));
    assertThat(boris.callForm("im.notify.read.all", "").result().get("newCounter").asInt())
        .isEqualTo(1);
    assertThat(marks(boris)).isEqualTo("NYYY1");
    assertThat(anna.call("im.notify.read.all").result().get("newCounter").asInt()).isZero();
  }
}
