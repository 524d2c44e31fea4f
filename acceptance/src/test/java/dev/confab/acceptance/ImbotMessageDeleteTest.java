package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import dev.confab.testkit.SecondBot;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotMessageDeleteTest {

  @Test
  void a_mark_is_left_where_the_message_was(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = echo.says(anna, "Oops");
    // tag::example[]
    var deleted =
        echo.call(
            "imbot.message.delete", Map.of("BOT_ID", echo.id(), "MESSAGE_ID", id, "COMPLETE", "N"));
    // end::example[]
    assertThat(deleted.result().asBoolean()).isTrue();
    assertThat(anna.newest(echo).at("/params/IS_DELETED").asString()).isEqualTo("Y");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.call("imbot.message.delete", Map.of("MESSAGE_ID", echo.says(anna, "one")));
    var json = anna.newest(echo).get("params");
    echo.callForm("imbot.message.delete", "MESSAGE_ID=" + echo.says(anna, "two"));
    assertThat(anna.newest(echo).get("params")).isEqualTo(json);
    assertThat(json.propertyNames()).containsExactly("IS_DELETED");
    assertThat(anna.reads(echo)).containsOnly("This message was deleted.").hasSize(2);
  }

  @Test
  void completely_means_as_if_it_had_never_been_said(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.says(anna, "stays");
    var id = echo.says(anna, "goes");
    assertThat(counter(anna)).isEqualTo(2);
    echo.call("imbot.message.delete", Map.of("MESSAGE_ID", id, "COMPLETE", "Y"));
    assertThat(anna.reads(echo)).containsExactly("stays");
    assertThat(counter(anna)).isEqualTo(1);
    var item = anna.call("im.recent.get").result().get(0);
    assertThat(item.at("/message/text").asString()).isEqualTo("stays");
    echo.says(anna, "more");
    assertThat(counter(anna)).isEqualTo(2);
  }

  @Test
  void a_notice_that_goes_was_unread_by_nobody(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var made = echo.call("imbot.chat.add", Map.of("TITLE", "Made", "USERS", List.of(anna.id())));
    var room = new Chat(made.result().asLong());
    echo.says(room, "one");
    var who = Map.of("CHAT_ID", room.id(), "USERS", List.of(boris.id()));
    echo.call("imbot.chat.user.add", who);
    var notice = anna.newest(room).get("id").asLong();
    echo.says(room, "two");
    assertThat(counter(anna)).isEqualTo(2);
    echo.call("imbot.message.delete", Map.of("MESSAGE_ID", notice));
    var shown = anna.call("im.dialog.messages.get", Map.of("DIALOG_ID", room.dialogId())).result();
    assertThat(shown.get("messages").findValuesAsString("unread"))
        .containsExactly("true", "false", "true");
    echo.call("imbot.chat.updateTitle", Map.of("CHAT_ID", room.id(), "TITLE", "Named"));
    var renamed = anna.newest(room).get("id").asLong();
    echo.call("imbot.message.delete", Map.of("MESSAGE_ID", renamed, "COMPLETE", "Y"));
    assertThat(anna.reads(room)).endsWith("two");
    assertThat(counter(anna)).isEqualTo(2);
  }

  @Test
  void an_own_message_that_goes_was_unread_by_others_only(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var room = room(echo, anna);
    var first = echo.says(room, "one");
    var own = anna.says(room, "mine");
    echo.says(room, "two");
    anna.call("im.dialog.unread", Map.of("DIALOG_ID", room.dialogId(), "MESSAGE_ID", first));
    assertThat(counter(anna)).isEqualTo(2);
    echo.call("imbot.message.delete", Map.of("MESSAGE_ID", own, "COMPLETE", "Y"));
    assertThat(counter(anna)).isEqualTo(2);
  }

  @Test
  void who_came_without_history_is_not_shown_what_is_the_last_word_again(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var room = room(echo);
    echo.says(room, "secret");
    echo.call("imbot.chat.user.add", Map.of("CHAT_ID", room.id(), "USERS", List.of(anna.id())));
    var notice = anna.newest(room).get("id").asLong();
    echo.call("imbot.message.delete", Map.of("MESSAGE_ID", notice, "COMPLETE", "Y"));
    assertThat(anna.reads(room)).isEmpty();
    var item = anna.call("im.recent.get").result().get(0);
    assertThat(item.at("/message/text").asString("absent")).isEmpty();
  }

  @Test
  void the_chat_goes_back_to_where_it_was(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var talk = room(echo, anna);
    hall.clock().advance(Duration.ofMinutes(1));
    var other = room(echo, anna);
    var made = dated(anna, other);
    hall.clock().advance(Duration.ofMinutes(1));
    var first = echo.says(talk, "one");
    var once = dated(anna, talk);
    hall.clock().advance(Duration.ofMinutes(1));
    var only = echo.says(other, "only");
    hall.clock().advance(Duration.ofMinutes(1));
    var second = echo.says(talk, "two");
    assertThat(order(anna)).containsExactly(talk.dialogId(), other.dialogId());
    erase(echo, second);
    assertThat(order(anna)).containsExactly(other.dialogId(), talk.dialogId());
    assertThat(dated(anna, talk)).isEqualTo(once);
    erase(echo, only);
    assertThat(order(anna)).containsExactly(talk.dialogId(), other.dialogId());
    assertThat(dated(anna, other)).isEqualTo(made);
    hall.clock().advance(Duration.ofMinutes(1));
    echo.says(talk, "three");
    var latest = dated(anna, talk);
    erase(echo, first);
    assertThat(dated(anna, talk)).isEqualTo(latest).isNotEqualTo(once);
  }

  @Test
  void no_mark_names_what_is_gone(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var room = room(echo, anna);
    var first = echo.says(room, "one");
    var second = echo.says(room, "two");
    anna.call("im.dialog.unread", Map.of("DIALOG_ID", room.dialogId(), "MESSAGE_ID", first));
    assertThat(marked(anna, room)).isEqualTo(first);
    erase(echo, first);
    assertThat(marked(anna, room)).isEqualTo(second);
    assertThat(counter(anna)).isEqualTo(1);
    erase(echo, second);
    assertThat(marked(anna, room)).isZero();
    assertThat(counter(anna)).isZero();
  }

  @Test
  void who_wrote_last_wrote_what_is_left(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Lister");
    var fields = Map.of("title", "Made", "userIds", List.of(anna.id(), boris.id()));
    var made = bot.call("imbot.v2.Chat.add", Map.of("fields", fields));
    var room = new Chat(made.result().at("/chat/id").asLong());
    anna.says(room, "one");
    boris.says(room, "two");
    var last = anna.says(room, "three");
    assertThat(writers(bot, room)).startsWith(anna.id(), boris.id());
    bot.call("imbot.v2.Chat.Message.delete", Map.of("messageId", last, "complete", true)).result();
    assertThat(writers(bot, room)).startsWith(boris.id(), anna.id());
  }

  private static List<Long> writers(SecondBot bot, Chat room) {
    var order = Map.of("lastSendMessageId", "DESC");
    var params = Map.of("dialogId", room.dialogId(), "order", order);
    var listed = bot.call("imbot.v2.Chat.User.list", params).result();
    return listed.valueStream().map(user -> user.get("id").asLong()).toList();
  }

  private static void erase(Bot by, long message) {
    by.call("imbot.message.delete", Map.of("MESSAGE_ID", message, "COMPLETE", "Y")).result();
  }

  private static List<String> order(Person person) {
    return person.call("im.recent.get").result().findValuesAsString("id").stream()
        .filter(id -> id.startsWith("chat"))
        .toList();
  }

  private static String dated(Person person, Chat chat) {
    return person
        .call("im.recent.get")
        .result()
        .valueStream()
        .filter(item -> item.get("chat_id").asLong() == chat.id())
        .map(item -> item.get("date_update").asString())
        .findFirst()
        .orElseThrow();
  }

  private static long marked(Person person, Chat chat) {
    var shown = person.call("im.dialog.get", Map.of("DIALOG_ID", chat.dialogId())).result();
    return shown.get("marked_id").asLong();
  }

  private static Chat room(Bot host, Person... members) {
    var users = Arrays.stream(members).map(member -> member.id()).toList();
    var made = host.call("imbot.chat.add", Map.of("TITLE", "Made", "USERS", users));
    return new Chat(made.result().asLong());
  }

  private static long counter(Person person) {
    return person.call("im.recent.get").result().get(0).get("counter").asLong();
  }

  @Test
  void a_bot_deletes_in_the_group_it_made_and_nowhere_else(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var made =
        echo.call("imbot.chat.add", Map.of("TITLE", "Made", "USERS", new long[] {anna.id()}));
    var room = new Chat(made.result().asLong());
    var id = Map.of("MESSAGE_ID", anna.says(room, "Spam"));
    assertThat(echo.call("imbot.message.delete", id).result().asBoolean()).isTrue();
    var own = Map.of("MESSAGE_ID", anna.says(echo, "Mine"));
    assertThat(echo.call("imbot.message.delete", own).refusal())
        .isEqualTo(
            "403 CANT_EDIT_MESSAGE Time has expired for modification or you don't have access");
  }

  @Test
  void a_bot_that_is_not_the_callers_deletes_nothing(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var id = Map.of("MESSAGE_ID", echo.says(anna, "Hi"));
    assertThat(hall.administrator().call("imbot.message.delete", id).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(
            hall.administrator()
                .call("imbot.message.delete", Wrong.over(id, Map.of("CLIENT_ID", "nobody")))
                .refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
    assertThat(
            echo.call("imbot.message.delete", Wrong.over(id, Map.of("BOT_ID", other.id())))
                .refusal())
        .isEqualTo("400 APP_ID_ERROR Bot was installed by another rest application");
    assertThat(echo.call("imbot.message.delete", Map.of("MESSAGE_ID", "none")).refusal())
        .isEqualTo("400 MESSAGE_ID_ERROR Message ID can't be empty");
  }
}
