package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Reply;
import dev.confab.testkit.SecondBot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `imbot.v2.Chat.Manager.*`, `.User.*`, `.InputAction.notify` and `.TextField.enabled`.
@ExtendWith(HallExtension.class)
class ImbotV2ChatMembersTest {
  private static final String DENIED = "403 ACCESS_DENIED Access denied";

  private static Chat makes(SecondBot bot, long... users) {
    var fields = Map.of("userIds", LongStream.of(users).boxed().toList());
    var made = bot.call("imbot.v2.Chat.add", Map.of("fields", fields)).result();
    return new Chat(made.at("/chat/id").asLong());
  }

  private static List<Long> managers(SecondBot bot, Chat chat) {
    var seen = bot.call("imbot.v2.Chat.get", Map.of("dialogId", chat.dialogId())).result();
    return seen.at("/chat/managerList").valueStream().map(JsonNode::asLong).sorted().toList();
  }

  private static boolean isDone(Reply reply) {
    return reply.result().get("result").asBoolean();
  }

  @Test
  void an_owner_names_managers_and_ends_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Owner");
    var chat = makes(bot, anna.id());
    var right = Map.of("dialogId", chat.dialogId(), "userIds", List.of(anna.id(), boris.id()));
    // tag::add[]
    var added =
        bot.call(
            "imbot.v2.Chat.Manager.add",
            Map.of("dialogId", chat.dialogId(), "userIds", List.of(anna.id(), boris.id())));
    // end::add[]
    assertThat(isDone(added)).isTrue();
    assertThat(managers(bot, chat)).containsExactly(anna.id(), bot.id());
    var form = "dialogId=" + chat.dialogId() + "&userIds[0]=" + anna.id();
    assertThat(bot.callForm("imbot.v2.Chat.Manager.add", form).result()).isEqualTo(added.result());
    // tag::delete[]
    var ended =
        bot.call(
            "imbot.v2.Chat.Manager.delete",
            Map.of("dialogId", chat.dialogId(), "userIds", List.of(anna.id(), bot.id())));
    // end::delete[]
    assertThat(isDone(ended)).isTrue();
    assertThat(managers(bot, chat)).containsExactly(bot.id());
    assertThat(bot.callForm("imbot.v2.Chat.Manager.delete", form).result())
        .isEqualTo(ended.result());
    var foreign = anna.opensChat("Annas", bot);
    for (var method : List.of("imbot.v2.Chat.Manager.add", "imbot.v2.Chat.Manager.delete")) {
      Wrong.secondBotIsTold(hall, bot, method, right);
      Wrong.isTold(
          bot,
          method,
          right,
          Map.of(
              Map.of("userIds", List.of()), "400 EMPTY_USER_IDS Empty user IDs",
              Map.of("userIds", ""), "400 EMPTY_USER_IDS Empty user IDs",
              Map.of("userIds", "", "botId", 99_999), "400 EMPTY_USER_IDS Empty user IDs",
              Map.of("userIds", "", "botId", ""), "400 BOT_ID_REQUIRED Bot ID is required",
              Map.of("dialogId", foreign.dialogId()), DENIED,
              Map.of("dialogId", "chat99999"), DENIED,
              Map.of("dialogId", anna.id()), DENIED));
    }
  }

  @Test
  void who_manages_a_chat_lets_users_in_and_out(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Host");
    var chat = makes(bot);
    // tag::user-add[]
    var added =
        bot.call(
            "imbot.v2.Chat.User.add",
            Map.of("dialogId", chat.dialogId(), "userIds", List.of(anna.id(), boris.id())));
    // end::user-add[]
    assertThat(isDone(added)).isTrue();
    assertThat(anna.notices(chat)).isNotEmpty();
    var form = "dialogId=" + chat.dialogId() + "&userIds[0]=" + anna.id() + "&userIds[1]=99999";
    assertThat(bot.callForm("imbot.v2.Chat.User.add", form).result()).isEqualTo(added.result());
    // tag::user-delete[]
    var removed =
        bot.call(
            "imbot.v2.Chat.User.delete", Map.of("dialogId", chat.dialogId(), "userId", boris.id()));
    // end::user-delete[]
    assertThat(isDone(removed)).isTrue();
    var again = "dialogId=" + chat.dialogId() + "&userId=" + boris.id();
    assertThat(bot.callForm("imbot.v2.Chat.User.delete", again).result())
        .isEqualTo(removed.result());
    assertThat(boris.call("im.dialog.get", Map.of("DIALOG_ID", chat.dialogId())).status())
        .isNotEqualTo(200);
    var foreign = anna.opensChat("Annas", bot);
    var adds = Map.of("dialogId", chat.dialogId(), "userIds", List.of(boris.id()));
    var deletes = Map.of("dialogId", chat.dialogId(), "userId", boris.id());
    for (var right : Map.of("add", adds, "delete", deletes).entrySet()) {
      var method = "imbot.v2.Chat.User." + right.getKey();
      Wrong.secondBotIsTold(hall, bot, method, right.getValue());
      Wrong.isTold(
          bot,
          method,
          right.getValue(),
          Map.of(
              Map.of("dialogId", foreign.dialogId()), DENIED,
              Map.of("dialogId", "chat99999"), DENIED,
              Map.of("dialogId", anna.id()), DENIED));
    }
    assertThat(bot.call("imbot.v2.Chat.User.add", Map.of("dialogId", chat.dialogId())).error())
        .isEqualTo("ERROR_ARGUMENT");
    assertThat(bot.call("imbot.v2.Chat.User.delete", Map.of("dialogId", chat.dialogId())).error())
        .isEqualTo("ERROR_ARGUMENT");
  }

  @Test
  void a_manager_does_not_send_the_owner_away(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Manager");
    var own = makes(bot, anna.id());
    bot.call("imbot.v2.Chat.setOwner", Map.of("dialogId", own.dialogId(), "userId", anna.id()))
        .result();
    assertThat(
            bot.call(
                    "imbot.v2.Chat.User.delete",
                    Map.of("dialogId", own.dialogId(), "userId", anna.id()))
                .refusal())
        .isEqualTo(DENIED);
  }

  @Test
  void members_are_listed_in_the_order_asked_for(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Lister");
    var chat = makes(bot, anna.id(), boris.id());
    boris.says(chat, "First");
    anna.says(chat, "Last");
    // tag::list[]
    var listed =
        bot.call(
            "imbot.v2.Chat.User.list",
            Map.of("dialogId", chat.dialogId(), "order", Map.of("id", "ASC"), "limit", 50));
    // end::list[]
    assertThat(ids(listed)).containsExactly(anna.id(), boris.id(), bot.id());
    assertThat(listed.result().get(0).get("type").asString()).isEqualTo("employee");
    assertThat(listed.result().get(2).get("type").asString()).isEqualTo("bot");
    var form = bot.callForm("imbot.v2.Chat.User.list", "dialogId=" + chat.dialogId());
    assertThat(form.result()).isEqualTo(listed.result());
    assertThat(ids(ordered(bot, chat, Map.of("userId", "DESC"), 2)))
        .containsExactly(bot.id(), boris.id());
    assertThat(ids(ordered(bot, chat, Map.of("lastSendMessageId", "DESC"), 50)))
        .containsExactly(anna.id(), boris.id(), bot.id());
    assertThat(ids(ordered(bot, chat, Map.of("lastSendMessageId", "asc"), 0)))
        .containsExactly(bot.id());
    var right = Map.of("dialogId", chat.dialogId());
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.User.list", right);
    Wrong.isTold(
        bot,
        "imbot.v2.Chat.User.list",
        right,
        Map.of(Map.of("dialogId", anna.opensChat("Foreign").dialogId()), DENIED));
  }

  private static Reply ordered(SecondBot bot, Chat chat, Map<String, ?> order, int limit) {
    var params = Map.of("dialogId", chat.dialogId(), "order", order, "limit", limit);
    return bot.call("imbot.v2.Chat.User.list", params);
  }

  private static List<Long> ids(Reply listed) {
    return listed.result().valueStream().map(user -> user.get("id").asLong()).toList();
  }

  @Test
  void a_bot_is_shown_as_busy_for_as_long_as_it_says(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Thinker");
    var chat = makes(bot, anna.id());
    // tag::notify[]
    var done =
        bot.call(
            "imbot.v2.Chat.InputAction.notify",
            Map.of(
                "dialogId",
                chat.dialogId(),
                "statusMessageCode",
                "IMBOT_AGENT_ACTION_THINKING",
                "duration",
                60));
    // end::notify[]
    assertThat(isDone(done)).isTrue();
    hall.clock().advance(Duration.ofSeconds(50));
    assertThat(hall.isWriting(bot, chat.id())).isTrue();
    hall.clock().advance(Duration.ofSeconds(20));
    assertThat(hall.isWriting(bot, chat.id())).isFalse();
    var form = bot.callForm("imbot.v2.Chat.InputAction.notify", "dialogId=" + anna.id());
    assertThat(form.result()).isEqualTo(done.result());
    var right = Map.of("dialogId", chat.dialogId());
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.InputAction.notify", right);
    Wrong.isTold(
        bot,
        "imbot.v2.Chat.InputAction.notify",
        right,
        Map.of(
            Map.of("dialogId", anna.opensChat("Foreign").dialogId()), DENIED,
            Map.of("dialogId", 99_999), DENIED));
  }

  @Test
  void a_bot_takes_the_field_to_write_in_away_and_gives_it_back(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Leader");
    var chat = makes(bot, anna.id());
    // tag::text-field[]
    var off =
        bot.call(
            "imbot.v2.Chat.TextField.enabled",
            Map.of("dialogId", chat.dialogId(), "enabled", false));
    // end::text-field[]
    assertThat(isDone(off)).isTrue();
    assertThat(hasField(bot, chat.dialogId())).isEqualTo("N");
    var on = bot.callForm("imbot.v2.Chat.TextField.enabled", "dialogId=" + chat.dialogId());
    assertThat(on.result()).isEqualTo(off.result());
    assertThat(hasField(bot, chat.dialogId())).isEqualTo("Y");
    bot.callForm("imbot.v2.Chat.TextField.enabled", "dialogId=" + anna.id() + "&enabled=N")
        .result();
    assertThat(hasField(bot, String.valueOf(anna.id()))).isEqualTo("N");
    var right = Map.of("dialogId", chat.dialogId());
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.TextField.enabled", right);
    Wrong.isTold(
        bot,
        "imbot.v2.Chat.TextField.enabled",
        right,
        Map.of(Map.of("dialogId", anna.opensChat("Foreign").dialogId()), DENIED));
  }

  private static String hasField(SecondBot bot, String dialog) {
    var seen = bot.call("imbot.v2.Chat.get", Map.of("dialogId", dialog)).result();
    return seen.at("/chat/textFieldEnabled").asString();
  }
}
