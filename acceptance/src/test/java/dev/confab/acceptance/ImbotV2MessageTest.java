package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `imbot.v2.Chat.Message.send`, `.update` and `.delete`.
@ExtendWith(HallExtension.class)
class ImbotV2MessageTest {
  private static final String DENIED = "403 ACCESS_DENIED Access denied";
  private static final String FAILED = "400 SENDING_FAILED Sending failed";

  private static Map<String, Object> to(Chat chat, Map<String, ?> fields) {
    return Map.of("dialogId", chat.dialogId(), "fields", fields);
  }

  private static long sends(SecondBot bot, Chat chat, Map<String, ?> fields) {
    return bot.call("imbot.v2.Chat.Message.send", to(chat, fields)).result().get("id").asLong();
  }

  @Test
  void everybody_in_the_chat_sees_what_the_bot_says(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    // tag::example[]
    var sent =
        bot.call(
            "imbot.v2.Chat.Message.send",
            Map.of(
                "dialogId",
                team.dialogId(),
                "fields",
                Map.of(
                    "message",
                    "Hello from bot!",
                    "keyboard",
                    List.of(
                        Map.of(
                            "TEXT",
                            "Open",
                            "LINK",
                            "https://example.com",
                            "BG_COLOR_TOKEN",
                            "primary")))));
    // end::example[]
    assertThat(sent.result().get("id").asLong()).isPositive();
    assertThat(sent.result().get("uuidMap").isObject()).isTrue();
    var seen = anna.newest(team);
    assertThat(seen.get("text").asString()).isEqualTo("Hello from bot!");
    assertThat(seen.at("/params/KEYBOARD/BUTTONS/0/TEXT").asString()).isEqualTo("Open");
    var form =
        "dialogId="
            + team.dialogId()
            + "&fields[message]=Hello+from+bot!&fields[keyboard][0][TEXT]=Open"
            + "&fields[keyboard][0][LINK]=https://example.com"
            + "&fields[keyboard][0][BG_COLOR_TOKEN]=primary";
    bot.callForm("imbot.v2.Chat.Message.send", form).result();
    assertThat(anna.newest(team).get("params")).isEqualTo(seen.get("params"));
    assertThat(anna.reads(team)).containsExactly("Hello from bot!", "Hello from bot!");
  }

  @Test
  void a_private_dialog_is_made_with_the_first_word(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var fields = Map.of("message", "Hello", "templateId", "my-name");
    var params = Map.of("dialogId", anna.id(), "fields", fields);
    bot.call("imbot.v2.Chat.Message.send", params).result();
    var seen = anna.newest(bot);
    assertThat(seen.get("text").asString()).isEqualTo("Hello");
    assertThat(seen.get("uuid").asString()).isEqualTo("my-name");
    var system = Map.of("message", "So it is", "system", "Y");
    bot.call("imbot.v2.Chat.Message.send", Map.of("dialogId", anna.id(), "fields", system))
        .result();
    assertThat(anna.newest(bot).get("author_id").asLong()).isZero();
  }

  @Test
  void what_cannot_be_sent_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var foreign = anna.opensChat("Foreign");
    var hidden = anna.says(foreign, "Hidden");
    var right = to(team, Map.of("message", "Hello"));
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.Message.send", right);
    Wrong.isTold(
        bot,
        "imbot.v2.Chat.Message.send",
        right,
        Map.of(
            Map.of("dialogId", foreign.dialogId()), DENIED,
            Map.of("dialogId", 99_999), DENIED,
            Map.of("fields", Map.of("message", " ")), "400 EMPTY_MESSAGE Message is empty",
            Map.of("fields", ""), "400 EMPTY_MESSAGE Message is empty",
            Map.of("fields", Map.of("message", "A", "replyId", hidden)), FAILED,
            Map.of("fields", Map.of("forwardIds", Map.of("a", hidden))), DENIED,
            Map.of("fields", Map.of("forwardIds", hundredAndOne(hidden))), FAILED));
    assertThat(anna.reads(team)).isEmpty();
  }

  @Test
  void blocks_are_refused_by_their_names_and_only_beyond_sixty_thousand_characters(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var message = sends(bot, team, Map.of("message", "Before"));
    SecondBlocks.areToldApart(bot, "imbot.v2.Chat.Message.send", to(team, Map.of("message", "A")));
    SecondBlocks.areToldApart(
        bot,
        "imbot.v2.Chat.Message.update",
        Map.of("messageId", message, "fields", Map.of("message", "After")));
    assertThat(anna.reads(team)).containsExactly("After", "A");
  }

  private static Map<String, Long> hundredAndOne(long message) {
    var many = new HashMap<String, Long>();
    for (int i = 0; i <= 100; i++) {
      many.put("copy" + i, message);
    }
    return many;
  }

  @Test
  void copies_may_be_named_by_their_places(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var one = anna.says(team, "One");
    var two = anna.says(team, "Two");
    var sent = sends(bot, team, Map.of("message", "See", "forwardIds", List.of(one, two)));
    assertThat(anna.reads(team)).containsExactly("One", "Two", "See", "One", "Two");
    var form = "dialogId=" + team.dialogId() + "&fields[forwardIds][0]=" + one;
    var copies = bot.callForm("imbot.v2.Chat.Message.send", form).result().get("uuidMap");
    assertThat(copies.get("0").asLong()).isGreaterThan(sent);
  }

  @Test
  void a_bot_answers_and_forwards(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var other = anna.opensChat("Other", bot);
    var asked = anna.says(team, "Why?");
    var answer = sends(bot, team, Map.of("message", "Because", "replyId", asked));
    assertThat(anna.newest(team).at("/params/REPLY_ID").asLong()).isEqualTo(asked);
    var forward = Map.of("forwardIds", Map.of("one", asked, "two", answer));
    var sent = bot.call("imbot.v2.Chat.Message.send", to(other, forward)).result();
    var copies = sent.get("uuidMap");
    assertThat(copies.propertyNames()).containsExactlyInAnyOrder("one", "two");
    assertThat(copies.valueStream().map(id -> id.asLong())).contains(sent.get("id").asLong());
    assertThat(anna.reads(other)).containsExactlyInAnyOrder("Why?", "Because");
    var both = Map.of("message", "See", "forwardIds", Map.of("again", copies.get("one").asLong()));
    var third = bot.call("imbot.v2.Chat.Message.send", to(team, both)).result();
    assertThat(third.get("id")).isNotEqualTo(third.at("/uuidMap/again"));
    assertThat(anna.newest(team).at("/params/FORWARD_ID").asLong()).isEqualTo(asked);
    assertThat(anna.newest(team).at("/params/FORWARD_USER_ID").asLong()).isEqualTo(anna.id());
  }

  @Test
  void copies_alone_answer_and_have_buttons(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot, boris);
    var other = anna.opensChat("Other", bot);
    var one = anna.says(other, "One");
    var two = anna.says(other, "Two");
    var asked = anna.says(team, "What was said?");
    var hidden = anna.says(anna.opensChat("Foreign"), "Hidden");
    var fields = new HashMap<String, Object>();
    fields.put("forwardIds", List.of(one, two));
    fields.put("keyboard", List.of(Map.of("TEXT", "Thanks", "COMMAND", "thanks")));
    fields.put("replyId", hidden);
    assertThat(bot.call("imbot.v2.Chat.Message.send", to(team, fields)).refusal())
        .isEqualTo(FAILED);
    fields.put("replyId", asked);
    fields.put("templateId", "by-this-name");
    var sent = bot.call("imbot.v2.Chat.Message.send", to(team, fields)).result();
    assertThat(bot.call("imbot.v2.Chat.Message.send", to(team, fields)).result()).isEqualTo(sent);
    assertThat(anna.reads(team)).containsExactly("What was said?", "One", "Two");
    var last = anna.newest(team).get("params");
    assertThat(last.at("/KEYBOARD/BUTTONS/0/TEXT").asString()).isEqualTo("Thanks");
    assertThat(last.at("/KEYBOARD/BOT_ID").asLong()).isEqualTo(bot.id());
    assertThat(last.get("FORWARD_ID").asLong()).isEqualTo(two);
    assertThat(last.has("REPLY_ID")).isFalse();
    fields.put("templateId", "by-another");
    fields.put("forwardIds", List.of(one));
    bot.call("imbot.v2.Chat.Message.send", to(team, fields)).result();
    var alone = boris.newest(team).get("params");
    assertThat(alone.get("REPLY_ID").asLong()).isEqualTo(asked);
    assertThat(alone.has("KEYBOARD")).isTrue();
    fields.put("message", "See");
    fields.remove("templateId");
    bot.call("imbot.v2.Chat.Message.send", to(team, fields)).result();
    assertThat(anna.newest(team).get("params").propertyNames())
        .as("beside a message the copies are what they were")
        .doesNotContain("REPLY_ID", "KEYBOARD");
  }

  @Test
  void what_is_sent_again_under_its_name_is_posted_once(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var asked = anna.says(team, "Why?");
    var fields =
        Map.of(
            "message",
            "Because",
            "replyId",
            asked,
            "forwardIds",
            Map.of("copy", asked),
            "templateId",
            "a name with blanks");
    var sent = bot.call("imbot.v2.Chat.Message.send", to(team, fields)).result();
    anna.call("im.message.delete", Map.of("MESSAGE_ID", asked)).result();
    assertThat(bot.call("imbot.v2.Chat.Message.send", to(team, fields)).result()).isEqualTo(sent);
    assertThat(anna.reads(team)).hasSize(3);
    var other = Map.of("message", "Other", "templateId", "a name with blanks");
    assertThat(sends(bot, team, other)).isNotEqualTo(sent.get("id").asLong());
    hall.clock().advance(Duration.ofDays(1).plusSeconds(1));
    assertThat(sends(bot, team, other)).isGreaterThan(sent.get("id").asLong());
    assertThat(anna.reads(team)).hasSize(5);
  }

  @Test
  void what_the_system_says_in_a_chat_cannot_be_forwarded(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var systems = sends(bot, team, Map.of("message", "So it is", "system", true));
    var deleted = sends(bot, team, Map.of("message", "Taken back"));
    bot.call("imbot.v2.Chat.Message.delete", Map.of("messageId", deleted)).result();
    for (var none : List.of(systems, deleted)) {
      var fields = Map.of("forwardIds", Map.of("a", none));
      assertThat(bot.call("imbot.v2.Chat.Message.send", to(team, fields)).refusal())
          .isEqualTo(FAILED);
    }
  }

  @Test
  void a_bot_changes_what_it_said(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var message = sends(bot, team, Map.of("message", "Before"));
    var annas = anna.says(team, "Annas");
    var systems = sends(bot, team, Map.of("message", "So it is", "system", true));
    // tag::update[]
    var done =
        bot.call(
            "imbot.v2.Chat.Message.update",
            Map.of("messageId", message, "fields", Map.of("message", "Updated text")));
    // end::update[]
    assertThat(done.result().get("result").asBoolean()).isTrue();
    assertThat(anna.reads(team)).contains("Updated text").doesNotContain("Before");
    var form = "messageId=" + message + "&fields[message]=Updated+text&fields[keyboard]=N";
    assertThat(bot.callForm("imbot.v2.Chat.Message.update", form).result())
        .isEqualTo(done.result());
    var right = Map.of("messageId", message, "fields", Map.of("message", "Again"));
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.Message.update", right);
    Wrong.isTold(
        bot,
        "imbot.v2.Chat.Message.update",
        right,
        Map.of(
            Map.of("messageId", annas), DENIED,
            Map.of("messageId", systems), DENIED,
            Map.of("messageId", 99_999), DENIED,
            Map.of("messageId", ""), DENIED));
  }

  @Test
  void an_empty_text_takes_the_words_and_leaves_what_else_is_shown(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var look = List.of(Map.of("MESSAGE", "Look"));
    var message = sends(bot, team, Map.of("message", "Before"));
    updates(bot, message, Map.of("message", "", "attach", look));
    assertThat(anna.reads(team)).containsExactly("");
    assertThat(anna.newest(team).at("/params/ATTACH/0/BLOCKS/0/MESSAGE").asString())
        .isEqualTo("Look");
    assertThat(anna.newest(team).at("/params/IS_EDITED").asString()).isEqualTo("Y");
    updates(bot, message, Map.of("message", "Words"));
    var form = "messageId=" + message + "&fields[message]=+";
    bot.callForm("imbot.v2.Chat.Message.update", form).result();
    assertThat(anna.reads(team)).containsExactly("");
    assertThat(anna.newest(team).at("/params/ATTACH").isArray()).isTrue();
    updates(bot, message, Map.of("message", "", "keyboard", List.of(Map.of("TEXT", "Yes"))));
    assertThat(anna.reads(team)).containsExactly("");
    updates(bot, message, Map.of("message", "", "attach", "N"));
    assertThat(anna.reads(team)).containsExactly("This message was deleted.");
    assertThat(anna.newest(team).at("/params/KEYBOARD").isMissingNode()).isTrue();
    updates(bot, sends(bot, team, Map.of("message", "Only words")), Map.of("message", ""));
    assertThat(anna.reads(team)).endsWith("This message was deleted.");
  }

  @Test
  void a_file_stays_when_its_caption_goes(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var file = Map.of("name", "plan.txt", "content", "cGxhbg==", "message", "The plan of the week");
    bot.call("imbot.v2.File.upload", to(team, file)).result();
    var shown = anna.newest(team);
    assertThat(shown.get("text").asString()).isEqualTo("The plan of the week");
    updates(bot, shown.get("id").asLong(), Map.of("message", ""));
    var left = anna.newest(team);
    assertThat(left.get("text").asString()).isEmpty();
    assertThat(left.at("/params/FILE_ID")).isEqualTo(shown.at("/params/FILE_ID"));
  }

  private static void updates(SecondBot bot, long message, Map<String, ?> fields) {
    var params = Map.of("messageId", message, "fields", fields);
    bot.call("imbot.v2.Chat.Message.update", params).result();
  }

  @Test
  void a_bot_deletes_its_own_and_where_it_manages_others(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    var own = sends(bot, team, Map.of("message", "Own"));
    var annas = anna.says(team, "Annas");
    // tag::delete[]
    var done = bot.call("imbot.v2.Chat.Message.delete", Map.of("messageId", own));
    // end::delete[]
    assertThat(done.result().get("result").asBoolean()).isTrue();
    assertThat(anna.reads(team)).doesNotContain("Own");
    var right = Map.of("messageId", annas);
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.Message.delete", right);
    Wrong.isTold(
        bot,
        "imbot.v2.Chat.Message.delete",
        right,
        Map.of(
            Map.of("messageId", annas), DENIED,
            Map.of("messageId", own), DENIED,
            Map.of("messageId", ""), DENIED));
    var made =
        bot.call("imbot.v2.Chat.add", Map.of("fields", Map.of("userIds", List.of(anna.id()))))
            .result();
    var mine = new Chat(made.at("/chat/id").asLong());
    var said = anna.says(mine, "Said here");
    var complete = "messageId=" + said + "&complete=Y";
    assertThat(bot.callForm("imbot.v2.Chat.Message.delete", complete).result())
        .isEqualTo(done.result());
    assertThat(anna.reads(mine)).isEmpty();
  }

  @Test
  void a_flag_means_the_same_however_it_is_written(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var ear = hall.bot("Ear", Map.of("TYPE", "S"));
    var team = anna.opensChat("Team", bot, ear);
    for (var written :
        Map.of("Y", List.of(true, "true", "Y", 1, "1"), "N", List.of(false, "false", "N", 0, "0"))
            .entrySet()) {
      for (var value : written.getValue()) {
        for (var flag : List.of("skipConnector", "silentConnector", "system")) {
          sends(bot, team, Map.of("message", flag + " " + value, flag, value));
          var heard = ear.hears("ONIMBOTMESSAGEADD");
          var key = flag.replace("Connector", "_connector").toUpperCase(Locale.ROOT);
          assertThat(heard.text("data", "PARAMS", key))
              .as("%s: %s", flag, value)
              .isEqualTo(written.getKey());
        }
      }
    }
  }
}
