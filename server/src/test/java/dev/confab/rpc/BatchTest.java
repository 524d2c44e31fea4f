package dev.confab.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BatchTest {
  private final Database database = Databases.sqlite();
  private final TinyServer server = new TinyServer(database.store());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void commands_run_in_order_and_answer_by_their_keys() {
    var batch = batch("{'a': 'note.add?TEXT=x&text=one', 'b': 'NOTE.ADD?text=two+words'}");
    assertThat(batch.at("/result/a/ID").asInt()).isEqualTo(1);
    assertThat(batch.at("/result/b/ID").asInt()).isEqualTo(2);
    assertThat(batch.at("/result/b/TEXT").asString()).isEqualTo("two words");
  }

  @Test
  void parts_are_lists_when_empty_or_when_their_keys_count_from_zero_else_maps() {
    var listed = batch("['note.echo?value=1', 'note.echo?value=2']");
    assertThat(listed.get("result")).isEqualTo(json("['1', '2']"));
    assertThat(listed.get("result_time").isArray()).isTrue();
    assertThat(listed.get("result_error")).isEqualTo(json("[]"));
    assertThat(listed.get("result_total")).isEqualTo(json("[]"));
    assertThat(listed.get("result_next")).isEqualTo(json("[]"));
    assertThat(batch("{}").get("result")).isEqualTo(json("[]"));
    assertThat(batch("{'1': 'note.echo?value=x'}").get("result")).isEqualTo(json("{'1': 'x'}"));
    var holed = batch("['note.add?text=', 'note.echo?value=x']");
    assertThat(holed.get("result")).isEqualTo(json("{'1': 'x'}"));
    assertThat(holed.get("result_error").isArray()).isTrue();
  }

  @Test
  void a_form_gives_numeric_keys_as_well() {
    var form = "cmd%5B0%5D=note.echo%3Fvalue%3Da%2520b&cmd[1]=note.echo?value=%24result%5B0%5D";
    assertThat(server.call("batch", form).at("/result/result")).isEqualTo(json("['a b', 'a b']"));
  }

  @Test
  void lists_bring_total_and_next_and_only_while_there_is_more() {
    var batch = batch("{'first': 'note.list', 'last': 'note.list?start=100'}");
    assertThat(batch.get("result_total")).isEqualTo(json("{'first': 120, 'last': 120}"));
    assertThat(batch.get("result_next")).isEqualTo(json("{'first': 50}"));
    assertThat(batch.at("/result_time/last/date_start").asString()).endsWith("+03:00");
  }

  @Test
  void a_reference_takes_what_an_earlier_command_returned() {
    var batch =
        batch(
            "{'me': 'note.add?text=anna', 'list': 'note.list',"
                + "'id': 'note.echo?value=%24result%5Bme%5D%5BID%5D',"
                + "'in': 'note.echo?value=chat$result[me][ID]-$result[me][TEXT]',"
                + "'deep': 'note.echo?value[a][b][]=$result[list][49]',"
                + "'whole': 'note.echo?value=$result[me]',"
                + "'cascade': 'note.echo?value=$result[whole][TEXT]',"
                + "'none': 'note.echo?value=$result[nobody][ID]',"
                + "'nones': 'note.echo?value=<$result[me][AGE][0]>',"
                + "'not': 'note.echo?value=$resulting $result and $1'}");
    var result = batch.get("result");
    assertThat(result.get("id").asInt()).isEqualTo(1);
    assertThat(result.get("in").asString()).isEqualTo("chat1-anna");
    assertThat(result.get("deep")).isEqualTo(json("{'a': {'b': {'0': 49}}}"));
    assertThat(result.get("whole")).isEqualTo(json("{'ID': 1, 'TEXT': 'anna'}"));
    assertThat(result.get("cascade").asString()).isEqualTo("anna");
    assertThat(result.get("none").asString()).isEmpty();
    assertThat(result.get("nones").asString()).isEqualTo("<>");
    assertThat(result.get("not").asString()).isEqualTo("$resulting $result and $1");
  }

  @Test
  void what_a_command_takes_from_results_is_limited() {
    var long4k = "note.echo?value=" + "x".repeat(4_000);
    var grown = "note.echo?value=" + "$result[a]".repeat(1_001);
    var batch =
        batch(
            "{'a': '"
                + long4k
                + "', 'many': '"
                + grown
                + "', 'few': 'note.echo?value=$result[a]-'}");
    assertThat(batch.at("/result_error/many/error").asString()).isEqualTo("INVALID_REQUEST");
    assertThat(batch.at("/result/few").asString()).hasSize(4_001);
    var whole = new StringBuilder("note.echo?value=");
    for (int i = 0; i < 1_001; i++) {
      whole.append("&value[]=$result[a]");
    }
    assertThat(batch("{'a': '" + long4k + "', 'b': '" + whole + "'}").at("/result_error/b/error"))
        .isEqualTo(json("'INVALID_REQUEST'"));
  }

  @Test
  void what_a_reference_brings_is_not_searched_for_references() {
    var batch =
        batch(
            "{'bad': 'note.echo?value=%24result%5Bsecret%5D', 'secret': 'note.echo?value=s',"
                + "'text': 'note.add?text=$result%5B',"
                + "'c': 'note.echo?value=$result[text][TEXT]secret]'}");
    assertThat(batch.at("/result/c").asString()).isEqualTo("$result[secret]");
  }

  @Test
  void a_failed_command_stands_among_the_errors_and_the_others_go_on() {
    var answer =
        server.callJson(
            "batch",
            "{\"cmd\": {\"a\": \"note.add?text=\", \"b\": \"no.such\", \"c\":"
                + " \"note.add?text=x\"}}");
    var batch = answer.get("result");
    assertThat(batch.get("result_error"))
        .isEqualTo(
            json(
                "{'a': {'error': 'NOTE_EMPTY', 'error_description': 'Note is refused'},"
                    + "'b': {'error': 'ERROR_METHOD_NOT_FOUND',"
                    + " 'error_description': 'Method not found!'}}"));
    assertThat(batch.get("result").propertyNames()).containsExactly("c");
    assertThat(batch.get("result_time").propertyNames()).containsExactly("c");
    assertThat(answer.has("time")).isTrue();
  }

  @Test
  void halt_ends_the_batch_at_the_first_error() {
    for (var halt : new String[] {"1", "true", "'1'", "'Y'"}) {
      var batch =
          answer("{'halt': " + halt + ", 'cmd': {'a': 'no.such', 'b': 'note.echo?value=x'}}");
      assertThat(batch.get("result")).as(halt).isEqualTo(json("[]"));
      assertThat(batch.get("result_error").propertyNames()).containsExactly("a");
    }
    for (var halt : new String[] {"0", "false", "'0'", "''"}) {
      var batch =
          answer("{'halt': " + halt + ", 'cmd': {'a': 'no.such', 'b': 'note.echo?value=x'}}");
      assertThat(batch.at("/result/b").asString()).as(halt).isEqualTo("x");
    }
  }

  @Test
  void commands_beyond_fifty_end_with_an_error_each() {
    var commands = Json.mapper().createArrayNode();
    for (int i = 0; i < 52; i++) {
      commands.add("note.echo?value=" + i);
    }
    var batch = batch(commands.toString());
    assertThat(batch.get("result").size()).isEqualTo(50);
    assertThat(batch.get("result_error").propertyNames()).containsExactly("50", "51");
    assertThat(batch.at("/result_error/51/error").asString())
        .isEqualTo("ERROR_BATCH_LENGTH_EXCEEDED");
  }

  @Test
  void a_batch_in_a_batch_is_refused() {
    assertThat(batch("{'a': 'batch?cmd[x]=note.list'}").at("/result_error/a/error").asString())
        .isEqualTo("ERROR_BATCH_METHOD_NOT_ALLOWED");
  }

  @Test
  void a_command_that_breaks_its_promise_is_our_fault_and_not_the_callers() {
    assertThat(batch("{'a': 'note.lie'}").at("/result_error/a/error").asString())
        .isEqualTo("ERROR_UNEXPECTED_ANSWER");
  }

  @Test
  void a_command_with_too_many_parameters_fails_alone() {
    var query = "a=1&".repeat(10_001);
    var batch = batch("{'big': 'note.echo?" + query + "', 'b': 'note.echo?value=x'}");
    assertThat(batch.at("/result_error/big/error").asString()).isEqualTo("INVALID_REQUEST");
    assertThat(batch.at("/result/b").asString()).isEqualTo("x");
  }

  @Test
  void no_command_is_begun_after_a_minute() {
    var batch =
        batch(
            "{'a': 'note.take?seconds=60', 'b': 'note.take?seconds=1', 'c': 'note.echo?value=x',"
                + "'d': 'note.add?text=x'}");
    assertThat(batch.get("result")).isEqualTo(json("{'a': true, 'b': true}"));
    assertThat(batch.at("/result_error/c/error").asString()).isEqualTo("REQUEST_TIMEOUT");
    assertThat(batch.at("/result_error/d/error_description").asString())
        .isEqualTo("Request took longer than 60 seconds");
  }

  private JsonNode batch(String commands) {
    return answer("{\"cmd\": " + commands + "}");
  }

  private JsonNode answer(String body) {
    return server.callJson("batch", body.replace('\'', '"')).get("result");
  }

  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }
}
