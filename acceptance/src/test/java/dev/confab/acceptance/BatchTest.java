package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class BatchTest {

  @Test
  void a_command_uses_the_results_of_those_before(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    // tag::example[]
    var commands =
        Ordered.of(
            "me", "profile",
            "chat", "im.chat.add?TITLE=Batch%20%26%20Co&USERS[0]=" + echo.id(),
            "said", "im.message.add?DIALOG_ID=chat$result[chat]&MESSAGE=by%20$result[me][NAME]");
    var batch = anna.call("batch", Map.of("halt", 1, "cmd", commands));
    // end::example[]
    var result = batch.result();
    assertThat(List.copyOf(result.propertyNames()))
        .containsExactly("result", "result_error", "result_total", "result_next", "result_time");
    var dialog = "chat" + result.at("/result/chat").asLong();
    assertThat(anna.reads(() -> dialog)).containsExactly("by Anna");
    assertThat(result.get("result_error").isArray()).isTrue();
    assertThat(List.copyOf(result.get("result_time").propertyNames()))
        .containsExactly("me", "chat", "said");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var json =
        anna.call("batch", Map.of("cmd", List.of("user.admin", "im.user.get?ID=" + anna.id())));
    var form = anna.callForm("batch", "cmd[0]=user.admin&cmd[1]=im.user.get%3FID%3D" + anna.id());
    for (var key : List.of("result", "result_error", "result_total", "result_next")) {
      assertThat(form.result().get(key).toString())
          .as(key)
          .isEqualTo(json.result().get(key).toString());
    }
    assertThat(json.result().get("result").isArray()).isTrue();
    assertThat(form.result().at("/result/1/id").asLong()).isEqualTo(anna.id());
  }

  @Test
  void an_error_stops_the_others_only_with_halt(Hall hall) {
    var anna = hall.person("Anna");
    var cmd = Ordered.of("one", "profile", "two", "no.such.method", "three", "profile");
    var on = anna.call("batch", Map.of("cmd", cmd)).result();
    assertThat(List.copyOf(on.get("result").propertyNames())).containsExactly("one", "three");
    assertThat(on.at("/result_error/two/error").asString()).isEqualTo("ERROR_METHOD_NOT_FOUND");
    var halted = anna.call("batch", Map.of("cmd", cmd, "halt", true)).result();
    assertThat(List.copyOf(halted.get("result").propertyNames())).containsExactly("one");
    assertThat(List.copyOf(halted.get("result_error").propertyNames())).containsExactly("two");
  }

  @Test
  void the_fifty_first_command_is_one_too_many(Hall hall) {
    var cmd = Collections.nCopies(51, "user.admin");
    var result = hall.person("Anna").call("batch", Map.of("cmd", cmd)).result();
    assertThat(result.get("result").size()).isEqualTo(50);
    assertThat(result.at("/result_error/50/error").asString())
        .isEqualTo("ERROR_BATCH_LENGTH_EXCEEDED");
    assertThat(result.at("/result_error/50/error_description").asString())
        .isEqualTo("Max batch length exceeded");
  }

  @Test
  void a_batch_in_a_batch_is_refused(Hall hall) {
    var cmd = Map.of("inner", "batch?cmd[0]=profile");
    var result = hall.person("Anna").call("batch", Map.of("cmd", cmd)).result();
    assertThat(result.at("/result_error/inner/error").asString())
        .isEqualTo("ERROR_BATCH_METHOD_NOT_ALLOWED");
    assertThat(result.at("/result_error/inner/error_description").asString())
        .isEqualTo("Method is not allowed for batch usage");
  }

  @Test
  void each_command_stands_for_itself(Hall hall) {
    var cmd =
        Ordered.of(
            "lists", "user.get?start=0",
            "empty", "im.message.add?DIALOG_ID=1&MESSAGE=",
            "path", "/profile.json");
    var result = hall.person("Anna").call("batch", Map.of("cmd", cmd)).result();
    assertThat(List.copyOf(result.get("result").propertyNames())).containsExactly("lists", "path");
    assertThat(result.at("/result_error/empty/error").asString()).isEqualTo("MESSAGE_EMPTY");
    assertThat(result.at("/result_total/lists").isNumber()).isTrue();
  }
}
