package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What bots of the second generation are posted.
@ExtendWith(HallExtension.class)
class SecondEventsTest {
  @Test
  void a_message_arrives_whole_with_a_token_for_the_bot(Hall hall) {
    var handler = hall.handler();
    var bot = hall.secondBot("Posted", Map.of("eventMode", "webhook", "webhookUrl", handler.url()));
    var anna = hall.person("Anna");
    var message = anna.says(bot, "Hello bot!");

    var joined = handler.next("ONIMBOTV2JOINCHAT");
    assertThat(joined.text("data", "dialogId")).isEqualTo(anna.dialogId());
    assertThat(keys(joined.tree().get("data")))
        .containsAll(keys(Contract.event("ONIMBOTV2JOINCHAT").get("example")));

    var event = handler.next("ONIMBOTV2MESSAGEADD");
    var promised = Contract.event("ONIMBOTV2MESSAGEADD");
    var example = promised.get("example");
    for (var part : Set.of("message", "chat", "user")) {
      // empty lists and maps vanish in the form
      var wanted = keys(example.get(part));
      wanted.remove("params");
      wanted.remove("departments");
      assertThat(keys(event.tree().get("data").get(part))).as(part).containsAll(wanted);
    }
    assertThat(event.text("data", "message", "id")).isEqualTo(Long.toString(message));
    assertThat(event.text("data", "message", "text")).isEqualTo("Hello bot!");
    assertThat(event.text("data", "message", "isSystem")).isEqualTo("0");
    assertThat(event.text("data", "message", "forward")).isEmpty();
    assertThat(event.text("data", "chat", "dialogId")).isEqualTo(anna.dialogId());
    assertThat(event.text("data", "user", "id")).isEqualTo(anna.dialogId());
    assertThat(event.text("data", "language")).isEqualTo("en");

    assertThat(keys(event.tree().at("/data/bot"))).containsExactly("auth", "code", "id");
    assertThat(event.text("data", "bot", "id")).isEqualTo(bot.dialogId());
    var auth = event.tree().at("/data/bot/auth");
    assertThat(keys(auth)).containsAll(keys(promised.get("example_webhook_bot").get("auth")));
    assertThat(keys(event.tree().get("auth"))).contains("domain", "application_token");
    assertThat(keys(event.tree().get("auth"))).doesNotContain("access_token");
    var token = hall.token(auth.get("access_token").asString());
    var says = Map.of("BOT_ID", bot.id(), "DIALOG_ID", anna.dialogId(), "MESSAGE", "Hello Anna!");
    assertThat(token.call("imbot.message.add", says).status()).isEqualTo(200);
    var shown = token.call("imbot.v2.Bot.get", Map.of("botId", bot.id())).result().get("bot");
    assertThat(shown.get("countMessage").asLong()).isOne();
    assertThat(shown.get("countUser").asLong()).isOne();
  }

  @Test
  void a_bot_is_shown_with_the_places_it_is_in_now(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Placed");
    var team = anna.opensChat("Team", bot);
    anna.opensChat("Other", bot);
    var own = bot.call("imbot.v2.Chat.add", Map.of("fields", Map.of("title", "Its own")));
    assertThat(own.status()).isEqualTo(200);
    var fields = Map.of("message", "Good morning");
    bot.call("imbot.v2.Chat.Message.send", Map.of("dialogId", anna.id(), "fields", fields));
    assertThat(counts(bot.call("imbot.v2.Bot.get").result()))
        .isEqualTo("0 messages, 3 chats, 1 users");
    anna.call("im.chat.user.delete", Map.of("CHAT_ID", team.id(), "USER_ID", bot.id())).result();
    anna.says(bot, "Good morning");
    assertThat(counts(bot.call("imbot.v2.Bot.get").result()))
        .isEqualTo("1 messages, 2 chats, 1 users");
    var leaving = hall.secondBot("Leaving");
    bot.call("imbot.v2.Chat.Message.send", Map.of("dialogId", leaving.id(), "fields", fields));
    assertThat(counts(bot.call("imbot.v2.Bot.get").result()))
        .isEqualTo("1 messages, 2 chats, 2 users");
    leaving.call("imbot.v2.Bot.unregister").result();
    assertThat(counts(bot.call("imbot.v2.Bot.get").result()))
        .as("its dialogs go with a bot that is removed")
        .isEqualTo("1 messages, 2 chats, 1 users");
  }

  @Test
  void a_bot_that_keeps_notes_for_itself_has_no_user_by_that(Hall hall) {
    var bot = hall.secondBot("Keeper");
    var note = Map.of("dialogId", bot.id(), "fields", Map.of("message", "Not to be forgotten"));
    var sent = bot.call("imbot.v2.Chat.Message.send", note);
    assertThat(sent.status()).isEqualTo(200);
    assertThat(counts(bot.call("imbot.v2.Bot.get").result()))
        .isEqualTo("0 messages, 0 chats, 0 users");
    assertThat(bot.call("imbot.v2.Event.get").result().get("events")).isEmpty();
  }

  private static String counts(JsonNode shown) {
    return "%d messages, %d chats, %d users"
        .formatted(
            shown.at("/bot/countMessage").asLong(),
            shown.at("/bot/countChat").asLong(),
            shown.at("/bot/countUser").asLong());
  }

  @Test
  void a_bot_of_the_first_generation_is_counted_too(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var registered =
        Map.of(
            "CODE",
            "first",
            "EVENT_HANDLER",
            hall.handler().url(),
            "PROPERTIES",
            Map.of("NAME", "First"));
    var bot = application.call("imbot.register", registered).result().asLong();
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "Hello")).result();
    anna.call("im.chat.add", Map.of("TITLE", "Team", "USERS", List.of(bot))).result();
    var shown = application.call("imbot.v2.Bot.get", Map.of("botId", bot)).result();
    assertThat(counts(shown)).isEqualTo("1 messages, 1 chats, 1 users");
  }

  @Test
  void changes_and_commands_are_told_in_the_same_words(Hall hall) {
    var handler = hall.handler();
    var bot =
        hall.secondBot(
            "Changes",
            Map.of("type", "supervisor", "eventMode", "webhook", "webhookUrl", handler.url()));
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team", bot);
    var joined = handler.next("ONIMBOTV2JOINCHAT");
    assertThat(joined.text("data", "chat", "dialogId")).isEqualTo(team.dialogId());
    assertThat(joined.text("data", "chat", "name")).isEqualTo("Team");
    var message = anna.says(team, "Frist");
    handler.next("ONIMBOTV2MESSAGEADD");
    anna.call("im.message.update", Map.of("MESSAGE_ID", message, "MESSAGE", "First"));
    var edited = handler.next("ONIMBOTV2MESSAGEUPDATE");
    assertThat(edited.text("data", "message", "text")).isEqualTo("First");
    assertThat(edited.text("data", "user", "id")).isEqualTo(anna.dialogId());
    anna.call("im.message.delete", Map.of("MESSAGE_ID", message));
    var deleted = handler.next("ONIMBOTV2MESSAGEDELETE");
    assertThat(deleted.text("data", "messageId")).isEqualTo(Long.toString(message));
    assertThat(deleted.text("data", "chat", "id")).isEqualTo(Long.toString(team.id()));
  }

  @Test
  void new_attachments_are_told_as_new_words_are_and_new_buttons_are_not(Hall hall) {
    var first = hall.bot("First", Map.of("TYPE", "S"));
    var second = hall.secondBot("Second", Map.of("type", "supervisor"));
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team", first, second);
    anna.call("im.v2.Event.subscribe", Map.of()).result();
    var message = anna.says(team, "Look");
    var look = List.of(Map.of("MESSAGE", "a picture"));
    updates(anna, message, Map.of("KEYBOARD", List.of(Map.of("TEXT", "Yes"))));
    updates(anna, message, Map.of("ATTACH", look, "IS_EDITED", "N"));
    updates(anna, message, Map.of("ATTACH", look));
    updates(anna, message, Map.of("MESSAGE", "Look here"));
    for (var words : List.of("Look", "Look here")) {
      assertThat(first.hears("ONIMBOTMESSAGEUPDATE").text("data", "PARAMS", "MESSAGE"))
          .isEqualTo(words);
    }
    for (var events : List.of(second.call("imbot.v2.Event.get"), anna.call("im.v2.Event.get"))) {
      var told =
          events
              .result()
              .get("events")
              .valueStream()
              .filter(event -> event.get("type").asString().endsWith("MESSAGEUPDATE"))
              .map(event -> event.at("/data/message/text").asString());
      assertThat(told).containsExactly("Look", "Look here");
    }
  }

  private static void updates(Person person, long message, Map<String, ?> fields) {
    person.call("im.message.update", Wrong.over(Map.of("MESSAGE_ID", message), fields)).result();
  }

  @Test
  void a_removed_bot_is_told_last_that_it_is(Hall hall) {
    var handler = hall.handler();
    var bot = hall.secondBot("Last", Map.of("eventMode", "webhook", "webhookUrl", handler.url()));
    bot.call("imbot.v2.Bot.unregister");
    var event = handler.next();
    assertThat(event.name()).isEqualTo("ONIMBOTV2DELETE");
    assertThat(event.text("data", "bot", "id")).isEqualTo(bot.dialogId());
  }

  @Test
  void another_address_takes_over_what_is_told(Hall hall) {
    var before = hall.handler();
    var after = hall.handler();
    var bot = hall.secondBot("Moving", Map.of("eventMode", "webhook", "webhookUrl", before.url()));
    var anna = hall.person("Anna");
    anna.says(bot, "one");
    before.next("ONIMBOTV2MESSAGEADD");
    bot.becomes(Map.of("webhookUrl", after.url()));
    anna.says(bot, "two");
    assertThat(after.next().text("data", "message", "text")).isEqualTo("two");
    bot.becomes(Map.of("eventMode", "fetch"));
    anna.says(bot, "three");
    bot.becomes(Map.of("eventMode", "webhook", "webhookUrl", before.url()));
    assertThat(before.next().text("data", "message", "text")).isEqualTo("three");
  }

  @Test
  void each_generation_is_told_in_its_own_words(Hall hall) {
    var handler = hall.handler();
    var second = hall.secondBot("Two", Map.of("eventMode", "webhook", "webhookUrl", handler.url()));
    var first = hall.bot("One");
    var anna = hall.person("Anna");
    anna.says(second, "for two");
    anna.says(first, "for one");
    assertThat(handler.next("ONIMBOTV2MESSAGEADD").text("data", "message", "text"))
        .isEqualTo("for two");
    assertThat(first.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("for one");
  }

  private static Set<String> keys(JsonNode map) {
    return new TreeSet<>(map.propertyNames());
  }
}
