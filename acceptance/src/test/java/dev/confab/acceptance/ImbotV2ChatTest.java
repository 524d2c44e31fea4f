package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `imbot.v2.Chat.add`, `.get`, `.update`, `.leave` and `.setOwner`.
@ExtendWith(HallExtension.class)
class ImbotV2ChatTest {
  private static final String DENIED = "403 ACCESS_DENIED Access denied";

  private static JsonNode get(SecondBot bot, Object dialog) {
    return bot.call("imbot.v2.Chat.get", Map.of("dialogId", dialog)).result().get("chat");
  }

  private static Chat makes(SecondBot bot, Map<String, ?> fields) {
    var made = bot.call("imbot.v2.Chat.add", Map.of("fields", fields)).result();
    return new Chat(made.at("/chat/id").asLong());
  }

  @Test
  void a_bot_makes_a_chat_and_owns_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Maker");
    // tag::example[]
    var fields =
        Map.of("title", "Support Chat", "color", "mint", "userIds", List.of(anna.id(), boris.id()));
    var made = bot.call("imbot.v2.Chat.add", Map.of("fields", fields)).result();
    // end::example[]
    var chat = made.get("chat");
    assertThat(chat.get("name").asString()).isEqualTo("Support Chat");
    assertThat(chat.get("dialogId").asString()).isEqualTo("chat" + chat.get("id"));
    assertThat(chat.get("type").asString()).isEqualTo("chat");
    assertThat(chat.get("messageType").asString()).isEqualTo("C");
    assertThat(chat.get("owner").asLong()).isEqualTo(bot.id());
    assertThat(chat.get("role").asString()).isEqualTo("owner");
    assertThat(chat.get("color").asString()).isEqualTo("#4ba984");
    assertThat(chat.get("isNew").asBoolean()).isTrue();
    assertThat(chat.get("userCounter").asLong()).isEqualTo(3);
    assertThat(chat.get("managerList").valueStream().map(JsonNode::asLong))
        .containsExactly(bot.id());
    for (var empty : List.of("entityLink", "muteList")) {
      assertThat(chat.get(empty)).as(empty).isEmpty();
    }
    for (var none : List.of("parentChatId", "backgroundId", "markedId", "unreadId")) {
      assertThat(chat.get(none).isNull()).as(none).isTrue();
    }
    assertThat(made.get("users").valueStream().map(user -> user.get("id").asLong()))
        .containsExactly(anna.id(), boris.id());
    var form =
        "fields[title]=Support+Chat&fields[color]=mint&fields[userIds][0]="
            + anna.id()
            + "&fields[userIds][1]="
            + boris.id();
    var again = bot.callForm("imbot.v2.Chat.add", form).result();
    assertThat(again.get("users")).isEqualTo(made.get("users"));
    assertThat(again.at("/chat/name")).isEqualTo(chat.get("name"));
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.add", Map.of("fields", fields));
  }

  @Test
  void the_first_word_is_said_and_somebody_else_may_own_the_chat(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Maker");
    var fields =
        Map.of("ownerId", anna.id(), "message", "Welcome", "description", "Why", "color", "none");
    var chat = makes(bot, fields);
    assertThat(anna.reads(chat)).containsExactly("Welcome");
    var seen = get(bot, chat.dialogId());
    assertThat(seen.get("owner").asLong()).isEqualTo(anna.id());
    assertThat(seen.get("role").asString()).isEqualTo("member");
    assertThat(seen.get("description").asString()).isEqualTo("Why");
    assertThat(seen.get("messageCount").asLong()).isEqualTo(1);
    assertThat(seen.get("name").asString()).endsWith("chat #" + chat.id());
    var nobodys = makes(bot, Map.of("ownerId", 99_999, "title", "Mine"));
    assertThat(get(bot, nobodys.dialogId()).get("owner").asLong()).isEqualTo(bot.id());
    assertThat(bot.call("imbot.v2.Chat.add").result().at("/chat/userCounter").asLong())
        .isEqualTo(1);
  }

  @Test
  void who_is_let_in_is_told_whose_the_chat_is(Hall hall) {
    var anna = hall.person("Anna");
    var maker = hall.secondBot("Maker");
    var guest = hall.secondBot("Guest");
    var made = makes(maker, Map.of("userIds", List.of(guest.id()), "ownerId", anna.id()));
    assertThat(joined(guest, made).get("owner").asLong()).isEqualTo(anna.id());
    var own = makes(maker, Map.of("userIds", List.of(anna.id()), "ownerId", guest.id()));
    assertThat(joined(guest, own).get("owner").asLong()).isEqualTo(guest.id());
    assertThat(managers(guest, own)).containsExactly(guest.id());
    assertThat(managers(guest, made)).containsExactly(anna.id());
  }

  private static List<Long> managers(SecondBot bot, Chat chat) {
    var managers = get(bot, chat.dialogId()).get("managerList");
    return managers.valueStream().map(JsonNode::asLong).toList();
  }

  /// The chat as the event shows it that told a bot that it came in.
  private static JsonNode joined(SecondBot bot, Chat chat) {
    var events = bot.call("imbot.v2.Event.get").result().get("events");
    return events
        .valueStream()
        .filter(event -> event.get("type").asString().equals("ONIMBOTV2JOINCHAT"))
        .map(event -> event.at("/data/chat"))
        .filter(shown -> shown.get("id").asLong() == chat.id())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_bot_sees_the_chats_it_is_in(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Seer", Map.of("backgroundId", "sky"));
    var team = anna.opensChat("Team", bot);
    anna.says(team, "One");
    // tag::get[]
    var seen = bot.call("imbot.v2.Chat.get", Map.of("dialogId", team.dialogId()));
    // end::get[]
    var chat = seen.result().get("chat");
    assertThat(chat.get("isNew").asBoolean()).isFalse();
    assertThat(chat.get("role").asString()).isEqualTo("member");
    assertThat(chat.get("lastMessageId").asLong()).isPositive();
    assertThat(chat.get("unreadId")).isEqualTo(chat.get("lastMessageId"));
    assertThat(chat.get("textFieldEnabled").asString()).isEqualTo("Y");
    assertThat(chat.get("lastMessageViews").asString()).isEqualTo("{}");
    var form = bot.callForm("imbot.v2.Chat.get", "dialogId=" + team.dialogId());
    assertThat(form.result()).isEqualTo(seen.result());
    bot.call("imbot.v2.Chat.Message.read", Map.of("dialogId", team.dialogId())).result();
    var read = get(bot, team.dialogId());
    assertThat(read.get("unreadId").isNull()).isTrue();
    assertThat(read.get("lastId")).isEqualTo(chat.get("lastMessageId"));
    assertThat(read.get("lastMessageViews").asString()).contains("\"userId\":" + bot.id());
    var right = Map.of("dialogId", team.dialogId());
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.get", right);
    var foreign = anna.opensChat("Foreign");
    for (var wrong : List.of(foreign.dialogId(), "chat99999", "nothing", "")) {
      assertThat(bot.call("imbot.v2.Chat.get", Map.of("dialogId", wrong)).refusal())
          .as(wrong)
          .isEqualTo(DENIED);
    }
  }

  @Test
  void a_private_dialog_is_called_by_the_other_user(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Seer", Map.of("backgroundId", "sky"));
    anna.says(bot, "Hello");
    var chat = get(bot, anna.id());
    assertThat(chat.get("dialogId").asString()).isEqualTo(String.valueOf(anna.id()));
    assertThat(chat.get("type").asString()).isEqualTo("private");
    assertThat(chat.get("name").asString()).isEqualTo(anna.name());
    assertThat(chat.get("backgroundId").asString()).isEqualTo("sky");
  }

  @Test
  void a_chat_gets_other_looks(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Painter");
    var team = anna.opensChat("Team", bot);
    var picture = Pictures.PNG;
    // tag::update[]
    var done =
        bot.call(
            "imbot.v2.Chat.update",
            Map.of(
                "dialogId",
                team.dialogId(),
                "fields",
                Map.of("title", "New Title", "color", "azure")));
    // end::update[]
    assertThat(done.result().get("result").asBoolean()).isTrue();
    var form =
        "dialogId=" + team.dialogId() + "&fields[title]=New+Title&fields[description]=For+all";
    assertThat(bot.callForm("imbot.v2.Chat.update", form).result()).isEqualTo(done.result());
    var avatar = Map.of("avatar", picture, "color", "no such colour", "title", " ");
    bot.call("imbot.v2.Chat.update", Map.of("dialogId", team.dialogId(), "fields", avatar))
        .result();
    var chat = get(bot, team.dialogId());
    assertThat(chat.get("name").asString()).isEqualTo("New Title");
    assertThat(chat.get("description").asString()).isEqualTo("For all");
    assertThat(chat.get("color").asString()).isEqualTo("#29619b");
    assertThat(chat.get("avatar").asString()).startsWith("http");
    assertThat(anna.notices(team)).anyMatch(text -> text.contains("New Title"));
    bot.call("imbot.v2.Chat.update", right(team.dialogId(), Map.of())).result();
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.update", right(team.dialogId(), Map.of()));
    var boris = String.valueOf(hall.person("Boris").id());
    for (var strange : List.of("chat99999", boris)) {
      var update = right(strange, Map.of("description", "Us"));
      assertThat(bot.call("imbot.v2.Chat.update", update).refusal()).isEqualTo(DENIED);
    }
  }

  @Test
  void of_a_private_dialog_only_the_description_changes(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Painter");
    anna.says(bot, "Hello");
    var before = (ObjectNode) get(bot, anna.id());
    var other = before.get("color").asString().equals("#df532d") ? "green" : "red";
    var looks = Map.of("title", "Us", "color", other, "avatar", Pictures.PNG);
    var dialog = String.valueOf(anna.id());
    bot.call("imbot.v2.Chat.update", right(dialog, looks)).result();
    assertThat(get(bot, anna.id())).isEqualTo(before);
    assertThat(anna.notices(bot)).isEmpty();
    var described = right(dialog, Map.of("title", "Us", "description", "About the order"));
    bot.call("imbot.v2.Chat.update", described).result();
    assertThat(get(bot, anna.id())).isEqualTo(before.put("description", "About the order"));
  }

  private static Map<String, Object> right(String dialog, Map<String, ?> fields) {
    return Map.of("dialogId", dialog, "fields", fields);
  }

  @Test
  void a_bot_leaves(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Guest");
    var team = anna.opensChat("Team", bot);
    var other = anna.opensChat("Other", bot);
    var right = Map.of("dialogId", team.dialogId());
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.leave", right);
    // tag::leave[]
    var left = bot.call("imbot.v2.Chat.leave", Map.of("dialogId", team.dialogId()));
    // end::leave[]
    assertThat(left.result().get("result").asBoolean()).isTrue();
    assertThat(bot.callForm("imbot.v2.Chat.leave", "dialogId=" + other.dialogId()).result())
        .isEqualTo(left.result());
    assertThat(bot.call("imbot.v2.Chat.leave", right).refusal()).isEqualTo(DENIED);
    assertThat(bot.call("imbot.v2.Chat.get", right).refusal()).isEqualTo(DENIED);
    anna.says(bot, "Hello");
    assertThat(bot.call("imbot.v2.Chat.leave", Map.of("dialogId", anna.id())).refusal())
        .isEqualTo(DENIED);
  }

  @Test
  void a_bot_hands_its_chat_over(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Owner");
    var chat = makes(bot, Map.of("userIds", List.of(anna.id())));
    var second = makes(bot, Map.of("userIds", List.of(anna.id())));
    var right = Map.of("dialogId", chat.dialogId(), "userId", anna.id());
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.setOwner", right);
    for (var wrong : List.of(boris.id(), 99_999, "")) {
      assertThat(
              bot.call("imbot.v2.Chat.setOwner", Wrong.over(right, Map.of("userId", wrong)))
                  .refusal())
          .isEqualTo(DENIED);
    }
    // tag::set-owner[]
    var done =
        bot.call(
            "imbot.v2.Chat.setOwner", Map.of("dialogId", chat.dialogId(), "userId", anna.id()));
    // end::set-owner[]
    assertThat(done.result().get("result").asBoolean()).isTrue();
    assertThat(get(bot, chat.dialogId()).get("owner").asLong()).isEqualTo(anna.id());
    assertThat(get(bot, chat.dialogId()).get("role").asString()).isEqualTo("manager");
    assertThat(bot.call("imbot.v2.Chat.setOwner", right).refusal()).isEqualTo(DENIED);
    var form = "dialogId=" + second.dialogId() + "&userId=" + anna.id();
    assertThat(bot.callForm("imbot.v2.Chat.setOwner", form).result()).isEqualTo(done.result());
  }
}
