package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImRecentGetTest {

  @Test
  void the_chats_changed_last_come_first(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    anna.says(team, "to all");
    hall.clock().advance(java.time.Duration.ofSeconds(2));
    boris.says(anna, "to Anna");
    // tag::example[]
    var recent = anna.call("im.recent.get", Map.of("SKIP_OPENLINES", "Y"));
    // end::example[]
    assertThat(recent.result().findValuesAsString("title")).containsExactly("Boris", "Team");
    var first = recent.result().get(0);
    assertThat(first.get("id").asString()).isEqualTo(boris.dialogId());
    assertThat(first.get("counter").asInt()).isEqualTo(1);
    assertThat(first.at("/message/text").asString()).isEqualTo("to Anna");
    assertThat(first.at("/user/name").asString()).isEqualTo("Boris");
  }

  @Test
  void a_line_has_every_field(Hall hall) {
    var anna = hall.person("Anna");
    anna.says(anna.opensChat("Team"), "Hello");
    var expected = Contract.method("im.recent.get").at("/example_response/result").get(0);
    var line = anna.call("im.recent.get").result().get(0);
    assertThat(line.propertyNames()).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
    assertThat(line.get("message").propertyNames())
        .containsExactlyInAnyOrderElementsOf(expected.get("message").propertyNames());
    assertThat(line.get("chat").propertyNames())
        .containsExactlyInAnyOrderElementsOf(expected.get("chat").propertyNames());
  }

  @Test
  void a_chat_is_there_for_its_members_before_anybody_wrote(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.opensChat("Fresh", boris);
    for (var member : List.of(anna, boris)) {
      var line = member.call("im.recent.get").result().get(0);
      assertThat(line.get("title").asString()).isEqualTo("Fresh");
      assertThat(line.get("counter").asInt()).isZero();
      assertThat(line.at("/message/id").asInt(-1)).isZero();
      assertThat(line.at("/message/text").asString()).isEmpty();
      assertThat(line.at("/message/date")).isEqualTo(line.at("/chat/date_create"));
    }
    assertThat(hall.person("Vera").call("im.recent.get").result()).isEmpty();
  }

  @Test
  void what_somebody_else_has_read_is_delivered_to_its_author(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    var team = anna.opensChat("Team", boris, vera);
    anna.says(team, "one");
    anna.call("im.dialog.read", Map.of("DIALOG_ID", team.dialogId()));
    assertThat(status(anna)).as("by its author alone").isEqualTo("received");
    boris.call("im.dialog.read", Map.of("DIALOG_ID", team.dialogId()));
    assertThat(status(anna)).isEqualTo("delivered");
    assertThat(status(vera)).as("others did not write it").isEqualTo("received");
    anna.says(team, "two");
    assertThat(status(anna)).isEqualTo("received");
    vera.call("im.dialog.read.all");
    assertThat(status(anna)).isEqualTo("delivered");
  }

  private static String status(Person person) {
    return person.call("im.recent.get").result().at("/0/message/status").asString();
  }

  @Test
  void kinds_can_be_left_out_in_form_and_json_alike(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.says(anna.opensChat("Team", boris), "Hello");
    anna.says(boris, "Hello");
    assertThat(anna.call("im.recent.get", Map.of("SKIP_DIALOG", "Y")).result())
        .isEqualTo(anna.callForm("im.recent.get", "SKIP_DIALOG=Y").result())
        .hasSize(1);
    assertThat(anna.call("im.recent.get", Map.of("SKIP_CHAT", true)).result())
        .isEqualTo(anna.callForm("im.recent.get", "SKIP_CHAT=Y").result())
        .hasSize(1);
    assertThat(anna.call("im.recent.get", Map.of("ONLY_OPENLINES", "Y")).result())
        .isEqualTo(anna.callForm("im.recent.get", "ONLY_OPENLINES=Y").result())
        .isEmpty();
    var line = Map.of("TITLE", "Line", "ENTITY_TYPE", "LINES", "ENTITY_ID", "a|1|2|3");
    anna.call("im.chat.add", line).result();
    assertThat(anna.call("im.recent.get").result()).hasSize(3);
    assertThat(anna.callForm("im.recent.get", "SKIP_OPENLINES=Y").result()).hasSize(2);
    assertThat(
            anna.call("im.recent.get", Map.of("ONLY_OPENLINES", true))
                .result()
                .findValuesAsString("title"))
        .containsExactly("Line");
  }

  @Test
  void only_what_changed_since_is_told(Hall hall) {
    var anna = hall.person("Anna");
    anna.says(hall.person("Boris"), "early");
    hall.clock().advance(java.time.Duration.ofMinutes(10));
    anna.says(hall.person("Vera"), "late");
    var since = hall.clock().instant().minusSeconds(300).toString();
    var recent = anna.call("im.recent.get", Map.of("LAST_UPDATE", since)).result();
    assertThat(recent.findValuesAsString("title")).isEqualTo(List.of("Vera"));
    var asked = OffsetDateTime.ofInstant(hall.clock().instant().minusSeconds(300), ZoneOffset.UTC);
    for (var spelling : List.of("uuuu-MM-dd'T'HH:mm:ssxx", "uuuu-MM-dd'T'HH:mm:ss.SSSxxx")) {
      var text = asked.format(DateTimeFormatter.ofPattern(spelling, Locale.ROOT));
      assertThat(anna.call("im.recent.get", Map.of("LAST_UPDATE", text)).result())
          .as(text)
          .isEqualTo(recent);
      assertThat(anna.callForm("im.recent.get", "LAST_UPDATE=" + text).result())
          .as("the plus of %s is a space when the form is read", text)
          .isEqualTo(recent);
    }
    // begins in the time zone of the portal, whose day may be a later one
    var later = asked.plusDays(2).toLocalDate().toString();
    assertThat(anna.call("im.recent.get", Map.of("LAST_UPDATE", later)).result()).isEmpty();
  }

  @Test
  void what_changed_since_the_last_look_goes_seven_days_back(Hall hall) {
    var anna = hall.person("Anna");
    anna.says(hall.person("Boris"), "long ago");
    hall.clock().advance(java.time.Duration.ofDays(8));
    anna.says(hall.person("Vera"), "early");
    hall.clock().advance(java.time.Duration.ofMinutes(10));
    anna.says(hall.person("Olga"), "late");
    assertThat(anna.call("im.recent.get").result()).hasSize(3);
    var since = hall.clock().instant().minusSeconds(300).toString();
    assertThat(
            anna.call("im.recent.get", Map.of("LAST_SYNC_DATE", since))
                .result()
                .findValuesAsString("title"))
        .containsExactly("Olga");
    assertThat(anna.callForm("im.recent.get", "LAST_SYNC_DATE=2020-01-01T00:00:00Z").result())
        .as("further back than seven days")
        .hasSize(2);
  }
}
