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
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Looks back on the whole run, and on the examples of the documentation: every answer has the
/// fields and the types the contract gives it.
@Order(Integer.MAX_VALUE)
@Isolated("and so last: after all that are not")
class AnswerShapesTest {
  private static final Set<String> SECTIONS =
      Set.of("imbot-v1", "im", "events", "imbot-v2", "im-v2");

  private static final JsonNode SOMEBODY =
      Contract.method("im.recent.list").at("/example_response/result/items/0/user");

  private static final String AN_EMPTY_MAP = "the original writes an empty map as a list";

  private static final String A_FULL_MAP =
      "a map that has something in it is an object, where the page's example is empty";

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
              "im\\.counters\\.get /(CHAT|CHAT_MUTED|CHAT_UNREAD|DIALOG|DIALOG_UNREAD|LINES)"
                  + " is \\[] and not object",
              AN_EMPTY_MAP),
          Map.entry(
              "(im\\.department\\.employees\\.get|im\\.search\\.user\\.list|imbot\\.bot\\.list)"
                  + "  is \\[] and not object",
              AN_EMPTY_MAP),
          Map.entry("im\\.recent\\.list /copilot/roles is \\[] and not object", AN_EMPTY_MAP),
          Map.entry(
              "im\\.counters\\.get /CHAT is \\{(\"\\d+\":\\d+,?)+} and not array", A_FULL_MAP),
          Map.entry(
              "im\\.(recent\\.get /\\*/chat|dialog\\.get )/mute_list is \\{(\"\\d+\":true,?)+}"
                  + " and not array",
              A_FULL_MAP),
          Map.entry(
              "im\\.dialog\\.messages\\.search /messages/\\*/params is \\{.*} and not array",
              A_FULL_MAP),
          Map.entry(
              "imbot\\.v2\\.Bot\\.get /bot/(moduleId|eventMode|count\\w+) is absent",
              "for the owner only, says the page of the object"),
          Map.entry(
              "imbot\\.v2\\.Bot\\.(get|register|update) /bot/appId is not in the contract",
              "a portal of an older revision, of whose answers the contract tells no more"),
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
              "im\\.dialog\\.messages\\.search \\S+/block is null and not object",
              "there is none, as in the example"),
          Map.entry(
              "im\\.dialog\\.messages\\.search \\S+/forward is null and not object",
              "what was said where it stands, as in the example"),
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
              "imbot\\.v2\\.Chat\\.Message\\.get /user is null and not User",
              "a message of the system has no author"),
          Map.entry(
              "im\\.recent\\.list /items/\\*/message/uuid is null and not string",
              "what the system says has none, as in the example of im.recent.get"),
          Map.entry(
              "\\S+ /\\S*manager_user_data(/\\S+)? is absent", "a department without a manager"),
          Map.entry("\\S+ \\S*/phones/\\w+ is absent", "numbers somebody does not have"));

  /// What examples show and no answer has, as patterns of methods and keys, with the reason.
  private static final Map<String, String> NOT_SHOWN =
      Map.ofEntries(
          Map.entry(
              "(?!im\\.user\\.get)\\S+ /\\S*phones/\\w+",
              "users are shown alike everywhere, with all of their numbers in im.user.get"),
          Map.entry("im\\.recent\\.list /copilot/roles/.*", "there is no copilot"),
          Map.entry("im\\.notify\\.schema\\.get /tasks.*", "a module of another product"));

  /// What tables name and no answer has, as patterns of methods and paths, with the reason.
  private static final Map<String, String> NOT_TOLD =
      Map.ofEntries(
          Map.entry(
              "(?!im\\.user\\.get)\\S+ /\\S*phones/\\w+",
              "users are shown alike everywhere, with all of their numbers in im.user.get"),
          Map.entry(
              "im\\.recent\\.get /\\*/chat/title",
              "answers have `name`, as those in the examples: decision 552"),
          Map.entry(
              "im\\.recent\\.list /items/\\*/lines.*", "no session of an open line: decision 545"),
          Map.entry(
              "im\\.search\\.chat\\.list /\\*/public/\\w+",
              "there are no public links, and empty text is there, as in the example"),
          Map.entry(
              "imbot\\.v2\\.Command\\.(register|update) /command/(title|params|category|context)",
              "of the object's fields the tables and examples of both pages have the others;"
                  + " imbot.v2.Command.list has all"));

  @Test
  void every_answer_is_as_the_contract_says() throws Exception {
    var faults = new TreeSet<String>();
    var examples =
        new JsonMapper().readTree(Files.readString(Path.of("../docs/api/examples.json")));
    for (var method : promised()) {
      var name = method.get("method").asString();
      var shape = Shape.ofResult(method.get("result"));
      shown(method).forEach(shape::or);
      for (var answer : answers(examples, name)) {
        shape.faults(withoutTheSystem(answer)).forEach(fault -> faults.add(name + " " + fault));
      }
    }
    faults.removeIf(
        fault -> OTHERWISE.keySet().stream().anyMatch(known -> fault.matches("(?s)" + known)));
    assertThat(faults).isEmpty();
  }

  @Test
  void every_key_of_the_contracts_examples_was_answered() {
    var missing = new TreeSet<String>();
    for (var method : promised()) {
      var name = method.get("method").asString();
      var keys = new TreeSet<String>();
      shown(method).forEach(example -> note("", example, keys));
      var answered = new TreeSet<String>();
      Ledger.answers(name.toLowerCase(Locale.ROOT)).forEach(answer -> note("", answer, answered));
      keys.removeAll(answered);
      keys.forEach(key -> missing.add(name + " " + key));
    }
    missing.removeIf(key -> NOT_SHOWN.keySet().stream().anyMatch(key::matches));
    assertThat(missing).isEmpty();
  }

  @Test
  void every_field_of_the_contracts_tables_was_answered() {
    var missing = new TreeSet<String>();
    for (var method : promised()) {
      var name = method.get("method").asString();
      var answered = new TreeSet<String>();
      Ledger.answers(name.toLowerCase(Locale.ROOT)).forEach(answer -> note("", answer, answered));
      for (var path : Shape.ofResult(method.get("result")).described()) {
        var anyKey = path.replaceAll("(?<=/)(\\*|[0-9]+)(?=/|$)", "[^/]+");
        if (answered.stream().noneMatch(key -> key.matches(anyKey))) {
          missing.add(name + " " + path);
        }
      }
    }
    missing.removeIf(path -> NOT_TOLD.keySet().stream().anyMatch(path::matches));
    assertThat(missing).isEmpty();
  }

  @Test
  @Tag("json")
  void a_form_is_answered_with_nothing_that_json_is_not() {
    var only = new TreeSet<String>();
    for (var method : promised()) {
      var name = method.get("method").asString().toLowerCase(Locale.ROOT);
      var json = kinds(name, Ledger.Form.JSON);
      kinds(name, Ledger.Form.PHP).stream()
          .filter(kind -> !json.contains(kind))
          .forEach(kind -> only.add(name + " " + kind));
    }
    assertThat(only).isEmpty();
  }

  private static Set<String> kinds(String method, Ledger.Form form) {
    var kinds = new TreeSet<String>();
    Ledger.answers(method, form).forEach(answer -> kind("", answer, kinds));
    return kinds;
  }

  private static void kind(String path, JsonNode node, Set<String> kinds) {
    kinds.add(path + " " + node.getNodeType());
    node.forEachEntry((key, value) -> kind(path + "/" + named(key), value, kinds));
    if (node.isArray()) {
      node.forEach(item -> kind(path + "/*", item, kinds));
    }
  }

  private static void note(String path, JsonNode node, Set<String> keys) {
    node.forEachEntry(
        (key, value) -> {
          keys.add(path + "/" + named(key));
          note(path + "/" + named(key), value, keys);
        });
    if (node.isArray()) {
      node.forEach(item -> note(path + "/*", item, keys));
    }
  }

  /// A key that is an id is called so.
  private static String named(String key) {
    return key.matches("(chat|upload)?[0-9]+") ? "*" : key;
  }

  /// Of the system, user 0, there is its id only, as in the example of `im.recent.get`; all others
  /// are shown whole.
  private static JsonNode withoutTheSystem(JsonNode answer) {
    var copy = answer.deepCopy();
    copy.path("items")
        .forEach(
            item -> {
              if (item.path("user").toString().equals("{\"id\":0}")) {
                ((ObjectNode) item).set("user", SOMEBODY);
              }
            });
    return copy;
  }

  private static List<JsonNode> promised() {
    return Contract.read("methods.json")
        .valueStream()
        .filter(method -> SECTIONS.contains(method.get("section").asString()))
        .toList();
  }

  private static List<JsonNode> shown(JsonNode method) {
    return Stream.concat(
            Stream.of(method.path("example_response")),
            method.path("more_example_responses").valueStream())
        .map(example -> example.path("result"))
        .filter(result -> !result.isMissingNode())
        .toList();
  }

  private static List<JsonNode> answers(JsonNode examples, String method) {
    var key = method.toLowerCase(Locale.ROOT);
    var answers = new ArrayList<>(Ledger.answers(key));
    var example = examples.path(key).path("answer").path("result");
    if (!example.isMissingNode()) {
      answers.add(example);
    }
    return answers;
  }
}
