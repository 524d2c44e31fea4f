package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.testkit.Chat;
import dev.confab.testkit.Dialog;
import dev.confab.testkit.Event;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import dev.confab.testkit.SecondBot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Events of the second generation compared with the contract, key by key: as they are fetched, and
/// as the very same events are posted once their bot wants them posted.
@ExtendWith(HallExtension.class)
class GoldenSecondEventsTest {
  private static final String ADD = "ONIMBOTV2MESSAGEADD";
  private static final String REACTION = "ONIMBOTV2REACTIONCHANGE";
  private static final String CONTEXT = "ONIMBOTV2CONTEXTGET";

  @Test
  void every_event_of_a_bot_is_fetched_and_posted_as_the_contract_says(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Golden", Map.of("type", "supervisor"));
    bot.call("imbot.v2.Command.register", Map.of("fields", command())).result();
    var team = anna.opensChat("Team", bot);
    areAsTheContractSays(hall, anna, bot, team);
  }

  @Test
  void so_is_every_event_of_a_private_dialog(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Golden");
    bot.call("imbot.v2.Command.register", Map.of("fields", command())).result();
    for (var event : areAsTheContractSays(hall, anna, bot, bot)) {
      assertThat(event.at("/data/chat/dialogId").asString()).isEqualTo(anna.dialogId());
      assertThat(event.at("/data/chat/type").asString()).isEqualTo("private");
    }
  }

  /// @param place the dialog as Anna calls it
  private static List<JsonNode> areAsTheContractSays(
      Hall hall, Person anna, SecondBot bot, Dialog place) {
    happens(anna, bot, place);
    var fetched = bot.call("imbot.v2.Event.get").result().get("events").valueStream().toList();
    assertThat(fetched.stream().map(event -> event.get("type").asString()))
        .containsExactly(
            "ONIMBOTV2JOINCHAT",
            ADD,
            "ONIMBOTV2MESSAGEUPDATE",
            "ONIMBOTV2MESSAGEDELETE",
            "ONIMBOTV2COMMANDADD",
            REACTION,
            REACTION,
            CONTEXT);
    var card = bot.call("imbot.v2.Bot.get").result().get("bot");
    for (var event : fetched) {
      isShaped(event);
      hasKeysOfItsExample(event);
      assertThat(event.at("/data/bot")).isEqualTo(card);
      assertThat(event.at("/data/chat").has("role")).isFalse();
      assertThat(event.at("/data/chat").has("muteList")).isFalse();
    }

    var handler = hall.handler();
    bot.becomes(Map.of("eventMode", "webhook", "webhookUrl", handler.url()));
    for (var event : fetched) {
      isTheSame(event, handler.next(), bot);
    }
    bot.call("imbot.v2.Bot.unregister").result();
    var last = handler.next();
    assertThat(last.name()).isEqualTo("ONIMBOTV2DELETE");
    assertThat(keys(last.tree().get("data"))).containsExactly("bot");
    isAddressed(last, bot);
    return fetched;
  }

  @Test
  void so_is_the_last_event_of_a_bot_that_fetches(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Golden");
    bot.call("imbot.v2.Command.register", Map.of("fields", command())).result();
    anna.opensChat("Team", bot);
    anna.says(bot, "Hello bot!");
    var card = bot.call("imbot.v2.Bot.get").result().get("bot");
    for (var count : List.of("Message", "Command", "Chat", "User")) {
      assertThat(card.get("count" + count).asLong()).as(count).isOne();
    }
    bot.call("imbot.v2.Bot.unregister").result();
    // tag::last[]
    var reply =
        hall.administrator()
            .call("imbot.v2.Event.get", Map.of("botId", bot.id(), "botToken", bot.token()));
    // end::last[]
    var events = reply.result().get("events");
    assertThat(typesOf(events)).containsExactly("ONIMBOTV2DELETE");
    var last = events.get(0);
    isShaped(last);
    hasKeysOfItsExample(last);
    assertThat(last.at("/data/bot"))
        .as("as it was before its chats and commands went with it")
        .isEqualTo(card);
    var example = Contract.event("ONIMBOTV2DELETE").at("/example/bot");
    assertThat(keys(last.at("/data/bot"))).isEqualTo(keys(example));
  }

  /// One event of each kind.
  private static void happens(Person anna, SecondBot bot, Dialog place) {
    var first = Map.of("MESSAGE_ID", anna.says(place, "Helo bot!"));
    anna.call("im.message.update", Wrong.over(first, Map.of("MESSAGE", "Hello bot!"))).result();
    anna.call("im.message.delete", first).result();
    anna.says(place, "/help topic");
    var fields = Map.of("message", "Hello! How can I help?");
    var theirs = place == bot ? anna.dialogId() : place.dialogId();
    var said =
        bot.call("imbot.v2.Chat.Message.send", Map.of("dialogId", theirs, "fields", fields))
            .result()
            .get("id")
            .asLong();
    var liked = Map.of("MESSAGE_ID", said);
    anna.call("im.message.like", Wrong.over(liked, Map.of("ACTION", "plus"))).result();
    anna.call("im.message.like", Wrong.over(liked, Map.of("ACTION", "minus"))).result();
    var context = Map.of("entityId", 164, "entityType", "task", "source", "link", "deep", true);
    anna.call(
            "im.v2.Chat.Bot.sendContext", Map.of("dialogId", place.dialogId(), "context", context))
        .result();
  }

  private static Map<String, Object> command() {
    return Map.of("command", "help", "title", Map.of("en", "Help"));
  }

  @Test
  void a_message_of_the_system_is_deleted_by_somebody(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Watching", Map.of("type", "supervisor"));
    var team = anna.opensChat("Team", bot);
    var other = hall.secondBot("Speaking");
    anna.call("im.chat.user.add", Map.of("CHAT_ID", team.id(), "USERS", List.of(other.id())));
    var fields = Map.of("message", "So it is", "system", true);
    var send = Map.of("dialogId", team.dialogId(), "fields", fields);
    var said = other.call("imbot.v2.Chat.Message.send", send).result().get("id");
    anna.call("im.v2.Event.subscribe").result();
    anna.call("im.message.delete", Map.of("MESSAGE_ID", said)).result();
    var told = of("ONIMBOTV2MESSAGEDELETE", bot);
    assertThat(told.getLast().get("messageId")).isEqualTo(said);
    assertThat(told.getLast().at("/user/id").asLong()).isEqualTo(anna.id());
    var along = anna.call("im.v2.Event.get").result().get("events").valueStream().toList();
    assertThat(along.getLast().get("type").asString()).isEqualTo("ONIMV2MESSAGEDELETE");
    assertThat(along.getLast().at("/data/user/id").asLong()).isEqualTo(anna.id());
  }

  @Test
  void a_reaction_is_told_to_the_bot_whose_message_it_is_on_and_to_no_other(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Author");
    var other = hall.secondBot("Listener", Map.of("type", "supervisor"));
    var team = anna.opensChat("Team", bot, other);
    var said = says(bot, team, "Like it?");
    var reaction = Map.of("messageId", said, "reaction", "fire");
    other.call("imbot.v2.Chat.Message.Reaction.add", reaction).result();
    anna.call("im.message.like", Map.of("MESSAGE_ID", said, "ACTION", "plus")).result();
    bot.call("imbot.v2.Chat.Message.Reaction.add", reaction).result();
    var told = of(REACTION, bot);
    assertThat(told).hasSize(2);
    assertThat(told.getFirst().get("reaction").asString()).isEqualTo("fire");
    assertThat(told.getFirst().get("action").asString()).isEqualTo("add");
    assertThat(told.getFirst().at("/user/id").asLong()).isEqualTo(other.id());
    assertThat(told.getLast().get("reaction").asString()).isEqualTo("like");
    assertThat(told.getLast().at("/message/id").asLong()).isEqualTo(said);
    assertThat(told.getLast().at("/message/authorId").asLong()).isEqualTo(bot.id());
    assertThat(of(REACTION, other)).isEmpty();
  }

  @Test
  void a_bot_that_wants_no_reactions_gets_none(Hall hall) {
    var anna = hall.person("Anna");
    var other = hall.secondBot("Other");
    var bot = hall.secondBot("Stern");
    var team = anna.opensChat("Team", bot, other);
    var said = says(bot, team, "No likes please");
    var like = Map.of("MESSAGE_ID", said);
    anna.call("im.message.like", like).result();
    bot.becomes(Map.of("isReactionsEnabled", false));
    var reaction = Map.of("messageId", said, "reaction", "fire");
    assertThat(other.call("imbot.v2.Chat.Message.Reaction.add", reaction).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied");
    anna.call("im.message.like", like).result(); // what was there can be taken back
    assertThat(anna.call("im.message.like", like).error()).isEqualTo("WITHOUT_CHANGES");
    var told = of(REACTION, bot);
    assertThat(told.stream().map(data -> data.get("action").asString()))
        .containsExactly("add", "delete");
  }

  @Test
  void a_bot_is_told_with_what_its_dialog_was_opened(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Paired");
    var context = Map.of("pairCode", "13bd812901b295c50adbc");
    // tag::example[]
    var reply =
        anna.call(
            "im.v2.Chat.Bot.sendContext", Map.of("dialogId", bot.dialogId(), "context", context));
    // end::example[]
    assertThat(reply.result().asBoolean()).isTrue();
    var form = "dialogId=" + bot.id() + "&context[action]=openTask&context[taskId]=456";
    assertThat(anna.callForm("im.v2.Chat.Bot.sendContext", form).result().asBoolean()).isTrue();
    var text = Map.of("dialogId", bot.dialogId(), "context", "{\"a\":[1,true,null]}");
    assertThat(anna.call("im.v2.Chat.Bot.sendContext", text).result().asBoolean()).isTrue();
    var told = of(CONTEXT, bot);
    assertThat(told).hasSize(3);
    var first = told.getFirst();
    assertThat(first.get("dialogId").asString()).isEqualTo(anna.dialogId());
    assertThat(first.at("/context/pairCode").asString()).isEqualTo("13bd812901b295c50adbc");
    assertThat(first.at("/chat/type").asString()).isEqualTo("private");
    assertThat(first.at("/chat/dialogId").asString()).isEqualTo(anna.dialogId());
    assertThat(first.at("/user/id").asLong()).isEqualTo(anna.id());
    assertThat(told.get(1).get("context").toString())
        .isEqualTo("{\"action\":\"openTask\",\"taskId\":\"456\"}");
    assertThat(told.get(2).get("context").toString()).isEqualTo("{\"a\":[1,true,null]}");
    assertThat(types(bot).getFirst()).isEqualTo("ONIMBOTV2JOINCHAT");
  }

  @Test
  void a_context_without_a_bot_or_without_a_shape_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    var berta = hall.person("Berta");
    var bot = hall.secondBot("Closed");
    var team = berta.opensChat("Team", bot);
    var right = Map.<String, Object>of("dialogId", bot.dialogId(), "context", Map.of("a", 1));
    var denied = "403 ACCESS_DENIED Access denied";
    var wrong = "400 ERROR_ARGUMENT Argument 'context' is missing or has a wrong type";
    Wrong.isTold(
        anna,
        "im.v2.Chat.Bot.sendContext",
        right,
        Map.of(
            Map.of("dialogId", ""), denied,
            Map.of("dialogId", berta.dialogId()), denied,
            Map.of("dialogId", team.dialogId()), denied,
            Map.of("dialogId", 99_999), denied,
            Map.of("context", ""), wrong,
            Map.of("context", List.of(1)), wrong,
            Map.of("context", "{no json"), wrong,
            Map.of("context", Map.of("a", "x".repeat(30_001))), wrong));
    assertThat(types(bot)).containsExactly("ONIMBOTV2JOINCHAT");
  }

  @Test
  void an_event_shows_from_where_a_message_came_and_who_has_seen_it(Hall hall) {
    var anna = hall.person("Anna");
    var berta = hall.person("Berta");
    var bot = hall.secondBot("Courier");
    var reader = hall.secondBot("Reader", Map.of("type", "personal"));
    var there = anna.opensChat("There", bot);
    var here = anna.opensChat("Here", bot, reader, berta);
    var original = anna.says(there, "Pass it on");
    var forwarded = Map.of("forwardIds", Map.of("copy", original));
    var copy =
        bot.call(
                "imbot.v2.Chat.Message.send",
                Map.of("dialogId", here.dialogId(), "fields", forwarded))
            .result()
            .at("/uuidMap/copy")
            .asLong();
    var message = of(ADD, reader).getLast().get("message");
    assertThat(message.get("id").asLong()).isEqualTo(copy);
    assertThat(message.at("/forward/id").asLong()).isEqualTo(original);
    assertThat(message.at("/forward/userId").asLong()).isEqualTo(anna.id());
    assertThat(message.at("/forward/chatId").asLong()).isEqualTo(there.id());
    assertThat(message.at("/forward/date").asString()).matches(".*T.*[+-]\\d\\d:\\d\\d");

    var said = Map.of("MESSAGE_ID", anna.says(here, "Seen?"));
    assertThat(of(ADD, reader).getLast().at("/message/viewedByOthers").asBoolean(true)).isFalse();
    berta.call("im.dialog.read", Map.of("DIALOG_ID", here.dialogId())).result();
    anna.call("im.message.update", Wrong.over(said, Map.of("MESSAGE", "Seen!"))).result();
    var edited = of("ONIMBOTV2MESSAGEUPDATE", reader).getLast();
    assertThat(edited.at("/message/viewedByOthers").asBoolean()).isTrue();

    assertThat(of(ADD, reader).getLast().at("/chat/extranet").asBoolean(true)).isFalse();
    var guests = Map.of("CHAT_ID", here.id(), "USERS", List.of(hall.outsider("Gustav").id()));
    anna.call("im.chat.user.add", guests).result();
    var off = Map.of("dialogId", here.dialogId(), "enabled", false);
    bot.call("imbot.v2.Chat.TextField.enabled", off).result();
    anna.says(here, "By buttons");
    var chat = of(ADD, reader).getLast().get("chat");
    assertThat(chat.get("textFieldEnabled").asString()).isEqualTo("N");
    assertThat(chat.get("extranet").asBoolean()).isTrue();
    assertThat(chat.get("backgroundId").isNull()).isTrue();
    reader.becomes(Map.of("backgroundId", "frost"));
    anna.says(reader, "Between us");
    assertThat(of(ADD, reader).getLast().at("/chat/backgroundId").asString()).isEqualTo("frost");
  }

  @Test
  void every_event_of_a_reader_is_fetched_as_the_contract_says(Hall hall) {
    var anna = hall.person("Anna");
    var rita = hall.person("Rita");
    var bot = hall.secondBot("Beside");
    rita.call("im.v2.Event.subscribe").result();
    var team = anna.opensChat("Team", rita, bot);
    happens(anna, bot, team);
    var read = rita.call("im.v2.Event.get").result().get("events").valueStream().toList();
    assertThat(read.stream().map(event -> event.get("type").asString()).distinct())
        .containsExactly(
            "ONIMV2JOINCHAT",
            "ONIMV2MESSAGEADD",
            "ONIMV2MESSAGEUPDATE",
            "ONIMV2MESSAGEDELETE",
            "ONIMV2REACTIONCHANGE");
    for (var event : read) {
      isShaped(event);
      hasKeysOfItsExample(event);
      for (var presence : Set.of("idle", "lastActivityDate", "mobileLastDate", "desktopLastDate")) {
        assertThat(event.at("/data/user/" + presence).isBoolean()).as(presence).isTrue();
      }
    }
    var changes = read.stream().filter(event -> event.get("type").asString().contains("REACTION"));
    assertThat(changes.map(event -> event.at("/data/action").asString()))
        .containsExactly("add", "delete");
    rita.call("im.v2.Event.unsubscribe").result();
  }

  @Test
  void who_came_later_is_not_told_what_becomes_of_what_was_said_before(Hall hall) {
    var anna = hall.person("Anna");
    var rita = hall.person("Rita");
    rita.call("im.v2.Event.subscribe").result();
    var team = anna.opensChat("Team", hall.person("Berta"));
    var secret = Map.of("MESSAGE_ID", anna.says(team, "secret"));
    var late = Map.of("CHAT_ID", team.id(), "USERS", List.of(rita.id()), "HIDE_HISTORY", "Y");
    anna.call("im.chat.user.add", late).result();
    anna.call("im.message.update", Wrong.over(secret, Map.of("MESSAGE", "more secret"))).result();
    anna.call("im.message.like", secret).result();
    var read = rita.call("im.v2.Event.get").result().get("events");
    assertThat(read.valueStream().map(event -> event.get("type").asString()))
        .containsExactly("ONIMV2JOINCHAT");
    rita.call("im.v2.Event.unsubscribe").result();
  }

  private static long says(SecondBot bot, Chat chat, String text) {
    var fields = Map.of("message", text);
    return bot.call(
            "imbot.v2.Chat.Message.send", Map.of("dialogId", chat.dialogId(), "fields", fields))
        .result()
        .get("id")
        .asLong();
  }

  /// The data of what waits for a bot of one kind.
  private static List<JsonNode> of(String type, SecondBot bot) {
    return bot.call("imbot.v2.Event.get")
        .result()
        .get("events")
        .valueStream()
        .filter(event -> event.get("type").asString().equals(type))
        .map(event -> event.get("data"))
        .toList();
  }

  private static Stream<String> typesOf(JsonNode events) {
    return events.valueStream().map(event -> event.get("type").asString());
  }

  private static List<String> types(SecondBot bot) {
    return typesOf(bot.call("imbot.v2.Event.get").result().get("events")).toList();
  }

  private static void isShaped(JsonNode event) {
    var promised = Contract.event(event.get("type").asString());
    assertThat(Shape.of(promised.get("fields")).faults(event)).isEmpty();
  }

  /// Whatever the example shows is there; where the example shows a whole object, nothing else is.
  private static void hasKeysOfItsExample(JsonNode event) {
    var promised = Contract.event(event.get("type").asString());
    var like = promised.path("example_as").asString(event.get("type").asString());
    var example = Contract.event(like).get("example");
    if (!example.isObject()) {
      return;
    }
    var data = event.get("data");
    assertThat(keys(data)).isEqualTo(keys(example));
    for (var part : example.properties()) {
      if (part.getValue().isObject() && !part.getKey().equals("context")) {
        assertThat(keys(data.get(part.getKey())))
            .as(part.getKey())
            .containsAll(keys(part.getValue()));
      }
    }
    assertThat(keys(data.path("message"))).isEqualTo(keys(example.path("message")));
  }

  /// The posted event says what the fetched one does, in the way `http_build_query` writes it.
  private static void isTheSame(JsonNode fetched, Event posted, SecondBot bot) {
    assertThat(posted.name()).isEqualTo(fetched.get("type").asString());
    var data = (ObjectNode) fetched.get("data").deepCopy();
    data.remove("bot");
    var told = (ObjectNode) posted.tree().get("data").deepCopy();
    told.remove("bot");
    assertThat(told).isEqualTo(asPosted(data));
    isAddressed(posted, bot);
  }

  /// All values are texts, lists have numbers for keys, and what is empty is not there.
  private static JsonNode asPosted(JsonNode node) {
    if (!node.isContainer()) {
      var flag = node.asBoolean(false) ? "1" : "0";
      var text = node.isBoolean() ? flag : node.isNull() ? "" : node.asString();
      return Json.mapper().getNodeFactory().stringNode(text);
    }
    var posted = Json.mapper().createObjectNode();
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      posted.set(Integer.toString(i), asPosted(node.get(i)));
    }
    node.properties().forEach(part -> posted.set(part.getKey(), asPosted(part.getValue())));
    posted.removeIf(part -> part.isObject() && part.isEmpty());
    return posted;
  }

  /// Both `auth` blocks are there, each with what is its own.
  private static void isAddressed(Event posted, SecondBot bot) {
    var auth = posted.tree().get("auth");
    assertThat(keys(auth)).contains("domain", "application_token");
    assertThat(keys(auth)).doesNotContain("access_token", "refresh_token");
    var told = posted.tree().at("/data/bot");
    assertThat(keys(told)).containsExactly("auth", "code", "id");
    assertThat(told.get("id").asString()).isEqualTo(bot.dialogId());
    var promised = Contract.event(ADD).get("example_webhook_bot").get("auth");
    assertThat(keys(told.get("auth"))).containsAll(keys(promised)).contains("refresh_token");
    assertThat(told.at("/auth/user_id").asString()).isEqualTo(bot.dialogId());
    assertThat(told.at("/auth/application_token")).isEqualTo(auth.get("application_token"));
    for (var field : Contract.event(posted.name()).get("webhook_fields").values()) {
      var path = "/" + field.get("path").asString().replace('.', '/');
      var value = posted.tree().at(path);
      assertThat(value.isObject() ? "object" : "string")
          .as(path)
          .isEqualTo(field.get("type").asString());
      assertThat(value.isMissingNode()).as(path).isFalse();
    }
  }

  private static Set<String> keys(JsonNode map) {
    return new TreeSet<>(map.propertyNames());
  }
}
