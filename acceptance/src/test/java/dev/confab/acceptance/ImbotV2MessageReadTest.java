package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `imbot.v2.Chat.Message.read`, `.get`, `.getContext` and `.Reaction.*`.
@ExtendWith(HallExtension.class)
class ImbotV2MessageReadTest {
  private static final String DENIED = "403 ACCESS_DENIED Access denied";
  private static final String NOT_FOUND = "400 MESSAGE_NOT_FOUND Message not found";

  @Test
  void a_bot_reads_up_to_a_message_and_then_the_rest(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Reader");
    var team = anna.opensChat("Team", bot);
    var first = anna.says(team, "One");
    var second = anna.says(team, "Two");
    var third = anna.says(team, "Three");
    // tag::example[]
    var place =
        bot.call(
            "imbot.v2.Chat.Message.read", Map.of("dialogId", team.dialogId(), "messageId", second));
    // end::example[]
    assertThat(place.result().get("chatId").asLong()).isEqualTo(team.id());
    assertThat(place.result().get("lastId").asLong()).isEqualTo(second);
    assertThat(place.result().get("counter").asLong()).isEqualTo(1);
    assertThat(viewed(place.result())).containsExactly(first, second);
    var rest = bot.callForm("imbot.v2.Chat.Message.read", "dialogId=" + team.dialogId()).result();
    assertThat(rest.get("lastId").asLong()).isEqualTo(third);
    assertThat(rest.get("counter").asLong()).isZero();
    assertThat(viewed(rest)).containsExactly(third);
    var again = bot.callForm("imbot.v2.Chat.Message.read", "dialogId=" + team.dialogId()).result();
    assertThat(viewed(again)).isEmpty();
    var right = Map.of("dialogId", team.dialogId());
    var foreign = anna.opensChat("Foreign");
    var hidden = anna.says(foreign, "Hidden");
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.Message.read", right);
    Wrong.isTold(
        bot,
        "imbot.v2.Chat.Message.read",
        right,
        Map.of(
            Map.of("dialogId", foreign.dialogId()), DENIED,
            Map.of("messageId", hidden), NOT_FOUND,
            Map.of("messageId", 99_999), NOT_FOUND));
  }

  @Test
  void what_is_said_in_the_system_s_name_is_one_thing_told_and_asked_for(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker", Map.of("type", "supervisor"));
    var team = anna.opensChat("Team", bot);
    var ear = hall.secondBot("Ear", Map.of("type", "supervisor"));
    anna.call("im.chat.user.add", Map.of("CHAT_ID", team.id(), "USERS", List.of(ear.id())))
        .result();
    var fields = Map.of("message", "So it is", "system", true, "templateId", "my-name");
    var said =
        bot.call(
                "imbot.v2.Chat.Message.send", Map.of("dialogId", team.dialogId(), "fields", fields))
            .result()
            .get("id")
            .asLong();
    var one = Map.of("messageId", said);
    var by = (ObjectNode) bot.call("imbot.v2.Chat.Message.get", one).result().get("message");
    assertThat(by.get("viewedByOthers").asBoolean()).isFalse();
    assertThat(by.get("uuid").asString()).isEmpty();
    by.remove(List.of("unread", "viewed")); // of answers only
    var heard = ear.call("imbot.v2.Event.get").result();
    assertThat(newest(heard, "ONIMBOTV2MESSAGEADD")).isEqualTo(by);
    var around = bot.call("imbot.v2.Chat.Message.getContext", one).result().get("messages");
    var found = around.valueStream().filter(m -> m.get("id").asLong() == said).findFirst();
    assertThat(((ObjectNode) found.orElseThrow()).remove(List.of("unread", "viewed")))
        .isEqualTo(by);

    anna.call("im.v2.Event.subscribe").result();
    var liked = Map.of("messageId", said, "reaction", "like");
    bot.call("imbot.v2.Chat.Message.Reaction.add", liked).result();
    var told = newest(anna.call("im.v2.Event.get").result(), "ONIMV2REACTIONCHANGE");
    assertThat(told.get("viewedByOthers").asBoolean()).isFalse();
    assertThat(told.get("uuid").asString()).isEmpty();
    anna.call("im.dialog.read", Map.of("DIALOG_ID", team.dialogId())).result();
    var read = bot.call("imbot.v2.Chat.Message.get", one).result();
    assertThat(read.at("/message/viewedByOthers").asBoolean()).isTrue();
  }

  private static JsonNode newest(JsonNode heard, String event) {
    return heard
        .get("events")
        .valueStream()
        .filter(told -> told.get("type").asString().equals(event))
        .toList()
        .getLast()
        .at("/data/message");
  }

  private static List<Long> viewed(JsonNode place) {
    return place.get("viewedMessages").valueStream().map(JsonNode::asLong).toList();
  }

  @Test
  void a_supervisor_reads_a_message_of_others(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Super", Map.of("type", "supervisor"));
    var team = anna.opensChat("Team", bot, boris);
    var said = anna.says(team, "Hello! How are you?");
    // tag::get[]
    var seen = bot.call("imbot.v2.Chat.Message.get", Map.of("messageId", said));
    // end::get[]
    var message = seen.result().get("message");
    assertThat(message.get("id").asLong()).isEqualTo(said);
    assertThat(message.get("chatId").asLong()).isEqualTo(team.id());
    assertThat(message.get("authorId").asLong()).isEqualTo(anna.id());
    assertThat(message.get("text").asString()).isEqualTo("Hello! How are you?");
    assertThat(message.get("isSystem").asBoolean()).isFalse();
    assertThat(message.get("forward").isNull()).isTrue();
    assertThat(message.get("params").isObject()).isTrue();
    assertThat(message.get("viewedByOthers").asBoolean()).isFalse();
    assertThat(message.get("unread").asBoolean()).isTrue();
    assertThat(seen.result().at("/user/id").asLong()).isEqualTo(anna.id());
    var form = bot.callForm("imbot.v2.Chat.Message.get", "messageId=" + said);
    assertThat(form.result()).isEqualTo(seen.result());
    boris.call("im.dialog.read", Map.of("DIALOG_ID", team.dialogId())).result();
    boris.call("im.message.like", Map.of("MESSAGE_ID", said, "ACTION", "plus")).result();
    var read = bot.call("imbot.v2.Chat.Message.get", Map.of("messageId", said)).result();
    assertThat(read.at("/message/viewedByOthers").asBoolean()).isTrue();
    assertThat(read.at("/message/params/REACTION/like/0").asLong()).isEqualTo(boris.id());
    var fields = Map.of("forwardIds", Map.of("copy", said));
    var sent =
        bot.call("imbot.v2.Chat.Message.send", Map.of("dialogId", anna.id(), "fields", fields));
    var copy = Map.of("messageId", sent.result().get("id").asLong());
    var forward = bot.call("imbot.v2.Chat.Message.get", copy).result().at("/message/forward");
    assertThat(forward.get("id").asLong()).isEqualTo(said);
    assertThat(forward.get("userId").asLong()).isEqualTo(anna.id());
    assertThat(forward.get("chatId").asLong()).isEqualTo(team.id());
    assertThat(forward.get("date")).isEqualTo(message.get("date"));
    tellsWhatIsNotTheirs(hall, "imbot.v2.Chat.Message.get");
  }

  private static void tellsWhatIsNotTheirs(Hall hall, String method) {
    var anna = hall.person("Anna");
    var plain = hall.secondBot("Plain");
    var bot = hall.secondBot("Super", Map.of("type", "personal"));
    var team = anna.opensChat("Team", bot, plain);
    var said = anna.says(team, "Hello");
    var hidden = anna.says(anna.opensChat("Foreign"), "Hidden");
    var right = Map.of("messageId", said);
    bot.call(method, right).result();
    Wrong.secondBotIsTold(hall, bot, method, right);
    Wrong.isTold(
        bot,
        method,
        right,
        Map.of(
            Map.of("messageId", 99_999), NOT_FOUND,
            Map.of("messageId", ""), NOT_FOUND,
            Map.of("messageId", hidden), "403 MESSAGE_ACCESS_DENIED Message access denied"));
    assertThat(plain.call(method, right).refusal())
        .isEqualTo("403 BOT_TYPE_NOT_ALLOWED Bot type not allowed");
  }

  @Test
  void a_supervisor_sees_what_was_said_around_a_message(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Super", Map.of("type", "supervisor"));
    var team = anna.opensChat("Team", bot, boris);
    var said = new ArrayList<Long>();
    for (int i = 0; i < 4; i++) {
      said.add(anna.says(team, "Anna " + i));
      said.add(boris.says(team, "Boris " + i));
    }
    // tag::context[]
    var around =
        bot.call("imbot.v2.Chat.Message.getContext", Map.of("messageId", said.get(4), "range", 2));
    // end::context[]
    assertThat(ids(around.result())).containsExactlyElementsOf(said.subList(2, 7));
    assertThat(around.result().get("users")).hasSize(2);
    assertThat(around.result().get("hasPrevPage").asBoolean()).isTrue();
    assertThat(around.result().get("hasNextPage").asBoolean()).isTrue();
    var form = "messageId=" + said.get(4) + "&range=2";
    assertThat(bot.callForm("imbot.v2.Chat.Message.getContext", form).result())
        .isEqualTo(around.result());
    var last = Map.of("messageId", said.getLast(), "range", 0);
    var end = bot.call("imbot.v2.Chat.Message.getContext", last).result();
    assertThat(ids(end)).containsExactlyElementsOf(said.subList(6, 8));
    assertThat(end.get("hasNextPage").asBoolean()).isFalse();
    tellsWhatIsNotTheirs(hall, "imbot.v2.Chat.Message.getContext");
  }

  private static List<Long> ids(JsonNode around) {
    return around.get("messages").valueStream().map(one -> one.get("id").asLong()).toList();
  }

  @Test
  void a_bot_puts_a_reaction_on_a_message_and_takes_it_back(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Super", Map.of("type", "supervisor"));
    var team = anna.opensChat("Team", bot);
    var said = anna.says(team, "Hello");
    // tag::reaction-add[]
    var done =
        bot.call(
            "imbot.v2.Chat.Message.Reaction.add", Map.of("messageId", said, "reaction", "like"));
    // end::reaction-add[]
    assertThat(done.result().get("result").asBoolean()).isTrue();
    assertThat(anna.newest(team).at("/params/LIKE/0").asLong()).isEqualTo(bot.id());
    var form = "messageId=" + said + "&reaction=faceWithTearsOfJoy";
    assertThat(bot.callForm("imbot.v2.Chat.Message.Reaction.add", form).result())
        .isEqualTo(done.result());
    var seen = bot.call("imbot.v2.Chat.Message.get", Map.of("messageId", said)).result();
    assertThat(seen.at("/message/params/REACTION").propertyNames())
        .containsExactly("faceWithTearsOfJoy");
    var right = Map.of("messageId", said, "reaction", "faceWithTearsOfJoy");
    var hidden = anna.says(anna.opensChat("Foreign"), "Hidden");
    for (var method : List.of("Reaction.add", "Reaction.delete")) {
      Wrong.secondBotIsTold(hall, bot, "imbot.v2.Chat.Message." + method, right);
      Wrong.isTold(
          bot,
          "imbot.v2.Chat.Message." + method,
          right,
          Map.of(
              Map.of("messageId", hidden),
              DENIED,
              Map.of("messageId", ""),
              DENIED,
              Map.of("reaction", "noSuch"),
              "400 REACTION_NOT_FOUND Reaction not found",
              Map.of("reaction", ""),
              "400 REACTION_NOT_FOUND Reaction not found"));
    }
    assertThat(bot.call("imbot.v2.Chat.Message.Reaction.add", right).refusal())
        .isEqualTo("400 REACTION_ALREADY_SET Reaction already set");
    // tag::reaction-delete[]
    var gone = bot.call("imbot.v2.Chat.Message.Reaction.delete", right);
    // end::reaction-delete[]
    assertThat(gone.result()).isEqualTo(done.result());
    assertThat(bot.callForm("imbot.v2.Chat.Message.Reaction.delete", form).refusal())
        .isEqualTo("400 REACTION_NOT_FOUND Reaction not found");
    var after = bot.call("imbot.v2.Chat.Message.get", Map.of("messageId", said)).result();
    assertThat(after.at("/message/params").has("REACTION")).isFalse();
  }
}
