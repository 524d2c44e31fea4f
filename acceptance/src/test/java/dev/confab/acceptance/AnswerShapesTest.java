package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks back on the whole run, and on the examples of the documentation: every answer of the first
/// generation has the fields and the types the contract gives it.
@Order(Integer.MAX_VALUE)
@Isolated("and so last: after all that are not")
class AnswerShapesTest {
  private static final Set<String> SECTIONS = Set.of("imbot-v1", "im", "events");

  /// What is otherwise and stays so, as patterns of faults, with the reason.
  private static final Map<String, String> OTHERWISE =
      Map.ofEntries(
          Map.entry(
              ".*/(idle|absent|\\w*_date|\\w*Date) is false and not datetime",
              "the original writes false for a moment there never was, as its examples do"),
          Map.entry(
              ".*/phones is false and not object",
              "the original writes false where there are none, as its examples of im.user.get do"),
          Map.entry(
              "\\S+ (/\\S*)? ?is \\[] and not object",
              "the original writes an empty map as a list"),
          Map.entry(
              "\\S+ /\\S+ is \\{.*} and not array",
              "a map that has something in it is an object, where the page's example is empty"),
          Map.entry(
              "event\\.offline\\.\\w+ .*/EVENT_(DATA|ADDITIONAL) is \\{.*",
              "the examples show events without data only"),
          Map.entry(
              "event\\.offline\\.get /process_id is \"\\w+\" and not null",
              "the example clears what it takes; what is kept has a name"),
          Map.entry(
              ".* /(\\*/)?restrictions/path(_title)? is absent",
              "only chats whose members come from elsewhere lead there, as the examples show"),
          Map.entry("im(bot)?\\.chat\\.get  is null and not object", "no chat has this entity"),
          Map.entry("im\\.dialog\\.read  is false and not object", "the user is not in the dialog"),
          Map.entry(
              "im\\.dialog\\.messages\\.get /chat_id is null and not integer",
              "nobody has written in the dialog yet"),
          Map.entry(
              "im\\.dialog\\.messages\\.get /messages/\\*/params/\\w+ is not in the contract",
              "the page names the parameters its example has; others are named where they are set"),
          Map.entry(
              "\\S+ \\S*/(image) is false and not object",
              "the original writes false for no image"),
          Map.entry(
              "im\\.disk\\.file\\.commit /FILES/\\*/mediaUrl/preview/250 is absent",
              "only images have previews"),
          Map.entry(
              "im\\.dialog\\.messages\\.search \\S+/(block|forward) is null and not object",
              "there is none, as beside it in the example"),
          Map.entry(
              "im\\.notify\\.\\S+ /(chat_id|total_\\w+) is absent",
              "a user who was never told anything has no notification centre"),
          Map.entry(
              "im\\.recent\\.get /\\*/id is \\d+ and not string",
              "the id of a user is a number, as in the example of im.recent.list"),
          Map.entry(
              "im\\.recent\\.get /\\*/user/\\w+ is not in the contract",
              "a user is shown as in im.recent.list; this page's example has the system only"),
          Map.entry(
              "im\\.recent\\.list /items/\\*/user/\\w+ is absent",
              "of the system there is its id only, as in the example of im.recent.get"),
          Map.entry(
              "im\\.recent\\.list /items/\\*/message/uuid is null and not string",
              "what the system says has none, as in the example of im.recent.get"),
          Map.entry(
              "\\S+ /\\S*manager_user_data(/\\S+)? is absent", "a department without a manager"),
          Map.entry("im\\.search\\.user\\.list \\S+/phones/\\w+ is absent", "numbers nobody has"));

  @Test
  void every_answer_is_as_the_contract_says() throws Exception {
    var examples =
        new JsonMapper().readTree(Files.readString(Path.of("../docs/api/examples.json")));
    var faults = new TreeSet<String>();
    for (var method : Contract.read("methods.json").values()) {
      if (!SECTIONS.contains(method.get("section").asString())) {
        continue;
      }
      var name = method.get("method").asString();
      var shape = Shape.ofResult(method.get("result"));
      shape.or(method.path("example_response").path("result"));
      for (var more : method.path("more_example_responses").values()) {
        shape.or(more.path("result"));
      }
      for (var answer : answers(examples, name)) {
        shape.faults(answer).forEach(fault -> faults.add(name + " " + fault));
      }
    }
    faults.removeIf(
        fault -> OTHERWISE.keySet().stream().anyMatch(known -> fault.matches("(?s)" + known)));
    assertThat(faults).isEmpty();
  }

  private static List<JsonNode> answers(JsonNode examples, String method) {
    var answers = new ArrayList<>(Ledger.answers(method.toLowerCase(Locale.ROOT)));
    var example = examples.path(method).path("answer").path("result");
    if (!example.isMissingNode()) {
      answers.add(example);
    }
    return answers;
  }
}
