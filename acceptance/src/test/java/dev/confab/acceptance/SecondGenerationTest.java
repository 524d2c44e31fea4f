package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import dev.confab.testkit.SecondBot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Every method of the second generation, called in one story that is told three times: in JSON, in
/// JSON whose numbers and flags are words, and in forms as PHP writes them. The answers are the
/// same each time, and shaped as the contract says.
@ExtendWith(HallExtension.class)
class SecondGenerationTest {
  private static final Set<String> SECTIONS = Set.of("imbot-v2", "im-v2");

  /// How a client writes its parameters.
  private enum Hand {
    JSON,
    WORDS,
    FORM;

    JsonNode call(Client client, String method, Map<String, ?> params) {
      var reply =
          switch (this) {
            case JSON -> client.call(method, params);
            case WORDS -> client.call(method, words(params));
            case FORM -> client.callForm(method, PhpForm.write((ObjectNode) Json.tree(params)));
          };
      return reply.result();
    }

    private static Map<String, Object> words(Map<?, ?> params) {
      var words = new LinkedHashMap<String, Object>();
      params.forEach((key, value) -> words.put(key.toString(), word(value)));
      return words;
    }

    private static Object word(Object value) {
      return switch (value) {
        case Boolean flag -> flag ? "Y" : "N";
        case Number number -> number.toString();
        case Map<?, ?> map -> words(map);
        case List<?> list -> list.stream().map(Hand::word).toList();
        default -> value;
      };
    }
  }

  @Test
  void every_method_answers_alike_however_it_is_called_and_as_the_contract_says(Hall hall) {
    var stories = new LinkedHashMap<Hand, Map<String, JsonNode>>();
    for (var hand : Hand.values()) {
      stories.put(hand, new Story(hall, hand).told());
    }
    var first = stories.get(Hand.JSON);
    stories.forEach(
        (hand, answers) ->
            answers.forEach(
                (call, answer) ->
                    assertThat(masked("", answer))
                        .as("%s in %s", call, hand)
                        .isEqualTo(masked("", first.get(call)))));
    var faults = new LinkedHashMap<String, List<String>>();
    first.forEach(
        (call, answer) -> {
          var method = Contract.method(call.substring(0, call.indexOf('#')));
          faults.put(call, Shape.ofResult(method.get("result")).faults(answer));
        });
    faults.values().removeIf(List::isEmpty);
    assertThat(faults).isEmpty();
    var called = new TreeSet<String>();
    first.keySet().forEach(call -> called.add(call.substring(0, call.indexOf('#'))));
    var promised = new TreeSet<String>();
    for (var method : Contract.read("methods.json").values()) {
      if (SECTIONS.contains(method.get("section").asString())) {
        promised.add(method.get("method").asString());
      }
    }
    assertThat(called).isEqualTo(promised);
  }

  /// What is another value each time, though of the same kind: numbers, and what is made up.
  private static JsonNode masked(String key, JsonNode node) {
    if (node.isNumber()) {
      return Json.tree(0);
    }
    if (node.isString()) {
      var text = node.asString();
      var random = text.startsWith("http:") || key.equals("color") || key.equals("uuid");
      return Json.tree(random ? "…" : text.replaceAll("[0-9]+", "#"));
    }
    if (node.isArray()) {
      return Json.tree(node.valueStream().map(item -> masked(key, item)).toList());
    }
    if (node.isObject()) {
      var masked = Json.mapper().createObjectNode();
      for (var entry : node.properties()) {
        var name = entry.getKey().replaceAll("[0-9]+", "#");
        masked.set(name, masked(entry.getKey(), entry.getValue()));
      }
      return masked;
    }
    return node;
  }

  /// A bot makes a chat, talks in it, learns a command, and leaves.
  private static final class Story {
    private final Hand hand;
    private final Person anna;
    private final Person berta;
    private final Person admin;
    private final SecondBot bot;
    private final String token;
    private final Map<String, JsonNode> answers = new LinkedHashMap<>();

    Story(Hall hall, Hand hand) {
      this.hand = hand;
      this.anna = hall.person("Anna");
      this.berta = hall.person("Berta");
      this.admin = hall.administrator();
      this.bot = hall.secondBot("Teller", Map.of("type", "supervisor"));
      this.token = "extra" + bot.id();
    }

    Map<String, JsonNode> told() {
      ask(bot, "imbot.v2.Revision.get", Map.of());
      bots();
      ask(admin, "im.v2.Event.subscribe", Map.of());
      var fields =
          Map.of(
              "title", "Story",
              "description", "Told three times",
              "color", "mint",
              "userIds", List.of(anna.id(), admin.id()),
              "message", "Welcome");
      var chat = ask(bot, "imbot.v2.Chat.add", Map.of("fields", fields)).get("chat");
      var dialog = chat.get("dialogId").asString();
      people(dialog);
      messages(dialog);
      command(dialog);
      files(dialog);
      events(dialog);
      ask(bot, "imbot.v2.Chat.setOwner", Map.of("dialogId", dialog, "userId", anna.id()));
      ask(bot, "imbot.v2.Chat.leave", Map.of("dialogId", dialog));
      return answers;
    }

    private void bots() {
      var properties = Map.of("name", "Extra", "color", "aqua", "gender", "F");
      var fields = new LinkedHashMap<String, Object>();
      fields.put("code", token);
      fields.put("botToken", token);
      fields.put("properties", properties);
      fields.put("type", "personal");
      fields.put("eventMode", "fetch");
      fields.put("isHidden", true);
      fields.put("isReactionsEnabled", false);
      fields.put("isSupportOpenline", true);
      fields.put("backgroundId", "sky");
      var made = ask(admin, "imbot.v2.Bot.register", Map.of("fields", fields)).get("bot");
      var extra = Map.of("botId", made.get("id").asLong(), "botToken", token);
      var change = Map.of("isHidden", false, "isReactionsEnabled", true, "backgroundId", "Sky");
      ask(admin, "imbot.v2.Bot.update", Wrong.over(extra, Map.of("fields", change)));
      ask(admin, "imbot.v2.Bot.get", extra);
      var page = Map.of("filter", Map.of("type", "personal"), "limit", 10, "offset", 0);
      ask(admin, "imbot.v2.Bot.list", Wrong.over(page, Map.of("botToken", token)));
      ask(admin, "imbot.v2.Bot.unregister", extra);
    }

    private void people(String dialog) {
      var in = Map.of("dialogId", dialog);
      ask(bot, "imbot.v2.Chat.get", in);
      ask(bot, "imbot.v2.Chat.get", Map.of("dialogId", opened()));
      ask(
          bot,
          "imbot.v2.Chat.update",
          with(in, "fields", Map.of("title", "Tale", "color", "lime")));
      ask(bot, "imbot.v2.Chat.User.add", with(in, "userIds", List.of(berta.id())));
      ask(bot, "imbot.v2.Chat.Manager.add", with(in, "userIds", List.of(berta.id())));
      ask(bot, "imbot.v2.Chat.Manager.delete", with(in, "userIds", List.of(berta.id())));
      var order = Map.of("order", Map.of("id", "DESC"), "limit", 3);
      ask(bot, "imbot.v2.Chat.User.list", Wrong.over(in, order));
      ask(bot, "imbot.v2.Chat.User.delete", with(in, "userId", berta.id()));
      var action = Map.of("statusMessageCode", "IMBOT_AGENT_ACTION_THINKING", "duration", 30);
      ask(bot, "imbot.v2.Chat.InputAction.notify", Wrong.over(in, action));
      ask(bot, "imbot.v2.Chat.TextField.enabled", with(in, "enabled", false));
      ask(bot, "imbot.v2.Chat.get", in);
    }

    private String opened() {
      anna.says(bot, "Hello");
      return anna.dialogId();
    }

    private void messages(String dialog) {
      var said = sent(dialog, Map.of("message", "First"));
      var button = Map.of("TEXT", "Open", "LINK", "https://example.com", "BLOCK", "Y");
      var rich = new LinkedHashMap<String, Object>();
      rich.put("message", "Second");
      rich.put("attach", List.of(Map.of("MESSAGE", "A block")));
      rich.put("keyboard", List.of(button));
      rich.put("system", false);
      rich.put("urlPreview", false);
      rich.put("skipConnector", true);
      rich.put("silentConnector", true);
      rich.put("replyId", said);
      rich.put("templateId", "0f8fad5b-d9cb-469f-a165-70867728950e");
      rich.put("forwardIds", Map.of("copy", said));
      var second = sent(dialog, rich);
      var one = Map.of("messageId", second);
      ask(bot, "imbot.v2.Chat.Message.get", one);
      var changed = Map.of("message", "Second, changed", "keyboard", "N", "urlPreview", "N");
      ask(bot, "imbot.v2.Chat.Message.update", with(one, "fields", changed));
      ask(bot, "imbot.v2.Chat.Message.getContext", with(one, "range", 2));
      ask(bot, "imbot.v2.Chat.Message.Reaction.add", with(one, "reaction", "redHeart"));
      ask(bot, "imbot.v2.Chat.Message.get", one);
      ask(bot, "imbot.v2.Chat.Message.Reaction.delete", with(one, "reaction", "redHeart"));
      ask(bot, "imbot.v2.Chat.Message.delete", with(one, "complete", true));
      var heard = anna.call("im.message.add", Map.of("DIALOG_ID", dialog, "MESSAGE", "I see"));
      var upTo = Map.of("dialogId", dialog, "messageId", heard.result().asLong());
      ask(bot, "imbot.v2.Chat.Message.read", upTo);
    }

    private long sent(String dialog, Map<String, ?> fields) {
      var params = Map.of("dialogId", dialog, "fields", fields);
      return ask(bot, "imbot.v2.Chat.Message.send", params).get("id").asLong();
    }

    private void command(String dialog) {
      var fields =
          Map.of(
              "command",
              "story",
              "title",
              Map.of("en", "Tell", "de", "Erzählen"),
              "params",
              Map.of("en", "which"),
              "common",
              false,
              "hidden",
              false,
              "extranetSupport",
              true);
      var made = ask(bot, "imbot.v2.Command.register", Map.of("fields", fields)).get("command");
      var known = Map.of("commandId", made.get("id").asLong());
      var change = Map.of("title", Map.of("en", "Tell all"), "extranetSupport", false);
      ask(bot, "imbot.v2.Command.update", with(known, "fields", change));
      ask(bot, "imbot.v2.Command.list", Map.of());
      var asked = anna.call("im.message.add", Map.of("DIALOG_ID", dialog, "MESSAGE", "/story all"));
      var answer = new LinkedHashMap<String, Object>(known);
      answer.put("messageId", asked.result().asLong());
      answer.put("dialogId", dialog);
      answer.put("fields", Map.of("message", "Once upon a time", "system", false));
      ask(bot, "imbot.v2.Command.answer", answer);
      ask(bot, "imbot.v2.Command.unregister", known);
    }

    private void files(String dialog) {
      var fields = Map.of("name", "tale.txt", "content", "T25jZQ==", "message", "Read it");
      var sent = Map.of("dialogId", dialog, "fields", fields);
      var file = ask(bot, "imbot.v2.File.upload", sent).at("/file/id").asLong();
      ask(bot, "imbot.v2.File.download", Map.of("fileId", file));
      var mine = ask(anna, "im.v2.File.upload", sent).at("/file/id").asLong();
      ask(anna, "im.v2.File.download", Map.of("dialogId", dialog, "fileId", mine));
    }

    private void events(String dialog) {
      var context = Map.of("dialogId", dialog, "context", Map.of("chapter", "one"));
      ask(anna, "im.v2.Chat.Bot.sendContext", context);
      ask(admin, "im.v2.Event.get", Map.of("offset", 0, "limit", 50));
      var both = Map.of("limit", 200, "withUserEvents", true);
      var events = ask(bot, "imbot.v2.Event.get", both);
      ask(bot, "imbot.v2.Event.get", Map.of("offset", events.get("nextOffset").asLong()));
      ask(admin, "im.v2.Event.unsubscribe", Map.of());
      var taken = Map.of("offset", events.get("nextOffset").asLong());
      admin.call("im.v2.Event.get", taken).result();
    }

    private JsonNode ask(Client client, String method, Map<String, ?> params) {
      var answer = hand.call(client, method, params);
      answers.put(method + "#" + answers.size(), answer);
      return answer;
    }

    private static Map<String, Object> with(Map<String, ?> params, String key, Object value) {
      return Wrong.over(params, Map.of(key, value));
    }
  }
}
