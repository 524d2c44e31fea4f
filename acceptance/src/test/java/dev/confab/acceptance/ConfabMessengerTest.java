package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ConfabMessengerTest {

  @Test
  void a_page_around_a_message_tells_what_stands_beside_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var ids = say(anna, boris, 6);
    var reply = Map.of("DIALOG_ID", anna.id(), "MESSAGE", "To the first", "REPLY_ID", ids.get(0));
    boris.call("im.message.add", reply);
    boris.call("confab.messenger.react", Map.of("MESSAGE_ID", ids.get(4), "REACTION", "fire"));
    // tag::example[]
    var page =
        anna.call(
            "confab.messenger.page",
            Map.of("DIALOG_ID", boris.dialogId(), "AROUND_ID", ids.get(4), "LIMIT", 4));
    // end::example[]
    var result = page.result();
    assertThat(result.get("messages").findValuesAsString("text"))
        .containsExactly("message 3", "message 4", "message 5", "message 6");
    assertThat(result.get("before").asBoolean()).isTrue();
    assertThat(result.get("after").asBoolean()).isTrue();
    assertThat(result.get("reactions").get(ids.get(4).toString()).get("fire").get(0).asLong())
        .isEqualTo(boris.id());
    assertThat(result.get("users").findValues("id")).hasSize(1);
    assertThat(result.propertyNames())
        .containsExactly(
            "chat_id",
            "messages",
            "before",
            "after",
            "last_read",
            "readers",
            "late",
            "reactions",
            "quoted",
            "users",
            "files");
  }

  @Test
  void words_are_found_in_all_chats_one_is_in_page_by_page_and_in_no_other(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var clara = hall.person("Clara");
    var group = boris.call("im.chat.add", Map.of("TITLE", "Mill", "USERS", List.of(anna.id())));
    var secret = boris.call("im.chat.add", Map.of("USERS", List.of(clara.id())));
    var ids = new ArrayList<Long>();
    for (var dialog : List.of(anna.dialogId(), "chat" + group.result(), "chat" + secret.result())) {
      var said = Map.of("DIALOG_ID", dialog, "MESSAGE", "The [b]Engine[/b] turns");
      ids.add(boris.call("im.message.add", said).result().asLong());
      boris.call("im.message.add", Map.of("DIALOG_ID", dialog, "MESSAGE", "Nothing of it"));
    }
    // tag::example[]
    var first = anna.call("confab.messenger.search", Map.of("FIND", "engine", "LIMIT", 1));
    // end::example[]
    var hit = first.result().at("/found/0");
    assertThat(hit.at("/message/id").asLong()).isEqualTo(ids.get(1));
    assertThat(hit.at("/dialog_id").asString()).isEqualTo("chat" + group.result());
    assertThat(hit.at("/title").asString()).isEqualTo("Mill");
    assertThat(first.result().propertyNames()).containsExactly("found", "next", "users");
    var before = first.result().get("next").asLong();
    var rest = anna.call("confab.messenger.search", Map.of("FIND", "ENGINE", "BEFORE_ID", before));
    assertThat(rest.result().get("found").findValues("dialog_id")).hasSize(1);
    assertThat(rest.result().at("/found/0/dialog_id").asString()).isEqualTo(boris.dialogId());
    assertThat(rest.result().at("/found/0/title").asString()).isEmpty();
    assertThat(rest.result().at("/users/0/id").asLong()).isEqualTo(boris.id());
    assertThat(rest.result().get("next").isNull()).isTrue();
    var here = Map.of("FIND", "engine", "DIALOG_ID", boris.dialogId());
    var one = anna.call("confab.messenger.search", here).result();
    assertThat(one.get("found").findValuesAsString("dialog_id")).containsExactly(boris.dialogId());
    var denied = "403 ACCESS_ERROR You do not have access to the specified dialog";
    Wrong.isTold(
        anna,
        "confab.messenger.search",
        here,
        Map.of(
            Map.of("FIND", "en"),
            "400 FIND_SHORT Too short a search phrase.",
            Map.of("DIALOG_ID", "chat" + secret.result()),
            denied));
  }

  @Test
  void a_bot_hears_that_its_dialog_was_opened_before_a_word_is_said(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Porter");
    // tag::example[]
    var opened = anna.call("confab.messenger.open", Map.of("DIALOG_ID", bot.dialogId()));
    // end::example[]
    var again = anna.call("confab.messenger.open", Map.of("DIALOG_ID", bot.dialogId()));
    assertThat(again.result()).isEqualTo(opened.result());
    var events = bot.call("imbot.v2.Event.get").result().get("events");
    assertThat(events.valueStream().map(event -> event.get("type").asString()))
        .containsExactly("ONIMBOTV2JOINCHAT");
    assertThat(events.at("/0/data/dialogId").asString()).isEqualTo(anna.dialogId());
    assertThat(events.at("/0/data/chat/id")).isEqualTo(opened.result().get("chat_id"));
    var denied = "403 ACCESS_ERROR You do not have access to the specified dialog";
    Wrong.isTold(
        anna,
        "confab.messenger.open",
        Map.of("DIALOG_ID", bot.dialogId()),
        Map.of(
            Map.of("DIALOG_ID", ""), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
            Map.of("DIALOG_ID", "99999"), denied,
            Map.of("DIALOG_ID", "chat99999"), denied));
  }

  @Test
  void pages_go_on_in_both_directions_and_bring_what_is_answered(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var ids = say(anna, boris, 4);
    boris.call(
        "im.message.add",
        Map.of("DIALOG_ID", anna.id(), "MESSAGE", "message 5", "REPLY_ID", ids.get(0)));
    var newest = page(anna, boris, Map.of("LIMIT", 2));
    assertThat(texts(newest)).containsExactly("message 4", "message 5");
    assertThat(newest.get("before").asBoolean()).isTrue();
    assertThat(newest.get("after").asBoolean()).isFalse();
    assertThat(newest.get("quoted").findValuesAsString("text")).containsExactly("message 1");
    var older = page(anna, boris, Map.of("LIMIT", 3, "BEFORE_ID", ids.get(3)));
    assertThat(texts(older)).containsExactly("message 1", "message 2", "message 3");
    assertThat(older.get("before").asBoolean()).isFalse();
    var newer = page(anna, boris, Map.of("LIMIT", 2, "AFTER_ID", ids.get(0)));
    assertThat(texts(newer)).containsExactly("message 2", "message 3");
    assertThat(newer.get("after").asBoolean()).isTrue();
  }

  @Test
  void an_owner_makes_managers_and_nobody_else_does(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var chat = anna.opensChat("Plans", boris);
    // tag::example[]
    var made =
        anna.call(
            "confab.messenger.manager",
            Map.of("CHAT_ID", chat.id(), "USER_ID", boris.id(), "IS_MANAGER", "Y"));
    // end::example[]
    assertThat(made.result().asBoolean()).isTrue();
    assertThat(managers(anna, chat.dialogId())).contains(boris.id());
    var asked = Map.of("CHAT_ID", chat.id(), "USER_ID", anna.id(), "IS_MANAGER", "N");
    assertThat(boris.call("confab.messenger.manager", asked).error()).isEqualTo("WRONG_REQUEST");
    Wrong.isTold(
        anna,
        "confab.messenger.manager",
        asked,
        Map.of(
            Map.of("CHAT_ID", ""), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("USER_ID", ""), "400 USER_ID_EMPTY User ID can't be empty"));
    anna.call(
        "confab.messenger.manager",
        Map.of("CHAT_ID", chat.id(), "USER_ID", boris.id(), "IS_MANAGER", "N"));
    assertThat(managers(anna, chat.dialogId())).doesNotContain(boris.id());
  }

  @Test
  void a_member_says_what_a_chat_is_for(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var chat = anna.opensChat("Plans", boris);
    // tag::example[]
    var described =
        boris.call(
            "confab.messenger.describe",
            Map.of("CHAT_ID", chat.id(), "DESCRIPTION", "What we do next"));
    // end::example[]
    assertThat(described.result().asBoolean()).isTrue();
    assertThat(description(anna, chat.dialogId())).isEqualTo("What we do next");
    boris.callForm("confab.messenger.describe", "CHAT_ID=" + chat.id() + "&DESCRIPTION=");
    assertThat(description(anna, chat.dialogId())).isEmpty();
    var clara = hall.person("Clara");
    var asked = Map.of("CHAT_ID", chat.id(), "DESCRIPTION", "Mine");
    assertThat(clara.call("confab.messenger.describe", asked).refusal())
        .isEqualTo("403 ACCESS_ERROR Action unavailable");
    assertThat(clara.call("confab.messenger.describe").refusal())
        .isEqualTo("400 CHAT_ID_EMPTY Chat ID can't be empty");
    var group = Map.of("TITLE", "Group", "ENTITY_TYPE", "SONET_GROUP", "ENTITY_ID", "7");
    var fixed = Map.of("CHAT_ID", anna.call("im.chat.add", group).result(), "DESCRIPTION", "No");
    assertThat(anna.call("confab.messenger.describe", fixed).refusal())
        .isEqualTo("403 ACCESS_ERROR This chat cannot be renamed");
  }

  private static String description(Person person, String dialog) {
    var card = person.call("im.dialog.get", Map.of("DIALOG_ID", dialog)).result();
    return card.get("description").asString();
  }

  private static List<Long> managers(Person person, String dialog) {
    return person
        .call("im.dialog.get", Map.of("DIALOG_ID", dialog))
        .result()
        .get("manager_list")
        .valueStream()
        .map(JsonNode::asLong)
        .toList();
  }

  @Test
  void a_page_is_found_by_its_day(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    say(anna, boris, 2);
    hall.clock().advance(Duration.ofDays(3));
    var day = hall.clock().instant().getEpochSecond() - 60;
    anna.says(boris, "later");
    var page = page(boris, anna, Map.of("TIME", day, "LIMIT", 2));
    assertThat(texts(page)).containsExactly("message 2", "later");
    var never = page(boris, anna, Map.of("TIME", day + 1_000_000, "LIMIT", 2));
    assertThat(texts(never)).as("after the end stands the end").contains("later");
  }

  @Test
  void an_unwritten_dialog_is_empty_and_a_foreign_chat_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var empty = page(anna, boris, Map.of());
    assertThat(empty.get("messages")).isEmpty();
    assertThat(empty.get("chat_id").isNull()).isTrue();
    var foreign = boris.opensChat("Without Anna");
    assertThat(
            anna.call("confab.messenger.page", Map.of("DIALOG_ID", foreign.dialogId())).refusal())
        .isEqualTo("403 ACCESS_ERROR You do not have access to the specified dialog");
    assertThat(anna.call("confab.messenger.page", Map.of()).refusal())
        .isEqualTo("400 DIALOG_ID_EMPTY Dialog ID can't be empty");
  }

  @Test
  void one_reaction_takes_the_place_of_another_and_can_be_taken_back(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "Hello");
    // tag::example[]
    var put =
        boris.call("confab.messenger.react", Map.of("MESSAGE_ID", id, "REACTION", "redHeart"));
    // end::example[]
    assertThat(put.result().asBoolean()).isTrue();
    assertThat(react(boris, id, "redHeart", "Y")).startsWith("400 WITHOUT_CHANGES");
    boris.call("confab.messenger.react", Map.of("MESSAGE_ID", id, "REACTION", "eyes"));
    var on = page(anna, boris, Map.of()).get("reactions").get(String.valueOf(id));
    assertThat(on.propertyNames()).containsExactly("eyes");
    boris.call("confab.messenger.react", Map.of("MESSAGE_ID", id, "REACTION", "eyes", "PUT", "N"));
    assertThat(page(anna, boris, Map.of()).get("reactions")).isEmpty();
    assertThat(react(boris, id, "nonsense", "Y")).startsWith("400 PARAMS_ERROR");
    assertThat(react(hall.person("Clara"), id, "eyes", "Y")).startsWith("403 ACCESS_ERROR");
    assertThat(boris.call("confab.messenger.react", Map.of("REACTION", "eyes")).refusal())
        .isEqualTo("400 MESSAGE_ID_ERROR Message ID can't be empty");
  }

  @Test
  void a_message_is_forwarded_as_its_author_s_words(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var clara = hall.person("Clara");
    var id = anna.says(boris, "Good news");
    // tag::example[]
    var sent =
        boris.call(
            "confab.messenger.forward", Map.of("MESSAGE_ID", id, "DIALOG_ID", clara.dialogId()));
    // end::example[]
    var copy = clara.newest(boris);
    assertThat(copy.get("id").asLong()).isEqualTo(sent.result().asLong());
    assertThat(copy.get("text").asString()).isEqualTo("Good news");
    assertThat(copy.get("params").get("FORWARD_USER_ID").asLong()).isEqualTo(anna.id());
    assertThat(forward(clara, id, clara.id())).startsWith("403 ACCESS_ERROR");
    assertThat(forward(boris, id, 999_999)).startsWith("400 USER_NOT_FOUND");
    var foreign = clara.opensChat("Without Boris");
    assertThat(forward(boris, id, foreign.dialogId()))
        .isEqualTo("403 ACCESS_ERROR Action unavailable");
    assertThat(boris.call("confab.messenger.forward", Map.of("MESSAGE_ID", id)).refusal())
        .startsWith("400 DIALOG_ID_EMPTY");
    assertThat(boris.call("confab.messenger.forward", Map.of("DIALOG_ID", anna.id())).refusal())
        .startsWith("400 MESSAGE_ID_ERROR");
  }

  @Test
  void a_forwarded_command_is_used_by_nobody(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.learns("pay");
    var id = anna.says(hall.person("Boris"), "/pay everything");
    var target = Map.of("MESSAGE_ID", id, "DIALOG_ID", echo.dialogId());
    anna.call("confab.messenger.forward", target).result();
    assertThat(echo.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("/pay everything");
  }

  private static String forward(Person who, long message, Object dialog) {
    return who.call("confab.messenger.forward", Map.of("MESSAGE_ID", message, "DIALOG_ID", dialog))
        .refusal();
  }

  private static String react(Person who, long message, String reaction, String put) {
    var asked = Map.of("MESSAGE_ID", message, "REACTION", reaction, "PUT", put);
    return who.call("confab.messenger.react", asked).refusal();
  }

  private static List<Long> say(Person from, Person to, int count) {
    var ids = new ArrayList<Long>();
    for (int i = 1; i <= count; i++) {
      ids.add(from.says(to, "message " + i));
    }
    return ids;
  }

  private static JsonNode page(Person reader, Person other, Map<String, ?> more) {
    var asked = new HashMap<String, Object>(more);
    asked.put("DIALOG_ID", other.dialogId());
    return reader.call("confab.messenger.page", asked).result();
  }

  private static List<String> texts(JsonNode page) {
    return page.get("messages").findValuesAsString("text");
  }
}
