package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What the second generation hands out at once, and the words it knows: each figure and each list
/// is the contract's.
@ExtendWith(HallExtension.class)
class ImbotV2LimitsTest {
  private static int limit(String id) {
    return Contract.read("limits.json")
        .valueStream()
        .filter(entry -> entry.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow()
        .get("value")
        .asInt();
  }

  @Test
  void no_more_than_a_thousand_events_are_fetched_at_once(Hall hall) {
    var most = limit("imbot.v2.Event.get.limit.max");
    var bot = hall.secondBot("Swamped");
    var anna = hall.person("Anna");
    anna.call("im.v2.Event.subscribe").result();
    IntStream.rangeClosed(0, most).forEach(i -> anna.says(bot, "message " + i));
    for (int wished : List.of(most + 1, most + 5_000)) {
      var page = bot.call("imbot.v2.Event.get", Map.of("limit", wished)).result();
      assertThat(page.get("events")).hasSize(most);
      assertThat(page.get("hasMore").asBoolean()).isTrue();
      var read = anna.call("im.v2.Event.get", Map.of("limit", wished)).result();
      assertThat(read.get("events")).hasSize(limit("im.v2.Event.get.limit.max"));
      assertThat(read.get("hasMore").asBoolean()).isTrue();
    }
    var usual = limit("imbot.v2.Event.get.limit.default");
    assertThat(bot.call("imbot.v2.Event.get").result().get("events")).hasSize(usual);
    assertThat(anna.call("im.v2.Event.get").result().get("events")).hasSize(usual);
  }

  @Test
  void no_more_than_fifty_messages_are_shown_on_each_side(Hall hall) {
    var most = limit("imbot.v2.getContext.range.max");
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Super", Map.of("type", "supervisor"));
    var team = anna.opensChat("Team", bot);
    var said = new ArrayList<Long>();
    IntStream.rangeClosed(0, 2 * most + 2).forEach(i -> said.add(anna.says(team, "message " + i)));
    var middle = said.get(most + 1);
    for (int wished : List.of(most, most + 1, 5_000)) {
      var around = context(bot, Map.of("messageId", middle, "range", wished));
      assertThat(around.get("messages")).hasSize(2 * most + 1);
      assertThat(around.get("hasPrevPage").asBoolean()).isTrue();
      assertThat(around.get("hasNextPage").asBoolean()).isTrue();
    }
    assertThat(context(bot, Map.of("messageId", middle)).get("messages"))
        .hasSize(2 * limit("imbot.v2.getContext.range.default") + 1);
  }

  private static JsonNode context(SecondBot bot, Map<String, ?> params) {
    return bot.call("imbot.v2.Chat.Message.getContext", params).result();
  }

  @Test
  void no_more_than_two_hundred_members_are_listed(Hall hall) {
    var most = limit("imbot.v2.Chat.User.list.limit.max");
    var bot = hall.secondBot("Lister");
    var users = new StringBuilder("users:\n");
    var ids = new ArrayList<Long>();
    for (long id = 20_001; id <= 20_001 + most; id++) {
      ids.add(id);
      users.append("  - { id: ").append(id).append(", login: member").append(id).append(" }\n");
    }
    hall.declare(users.toString());
    var made = bot.call("imbot.v2.Chat.add", Map.of("fields", Map.of("userIds", ids))).result();
    var chat = new Chat(made.at("/chat/id").asLong());
    for (int wished : List.of(most, most + 1, 5_000)) {
      assertThat(members(bot, Map.of("dialogId", chat.dialogId(), "limit", wished))).hasSize(most);
    }
    assertThat(members(bot, Map.of("dialogId", chat.dialogId())))
        .hasSize(limit("imbot.v2.Chat.User.list.limit.default"));
  }

  private static JsonNode members(SecondBot bot, Map<String, ?> params) {
    return bot.call("imbot.v2.Chat.User.list", params).result();
  }

  private static List<String> allowed(String method, String parameter) {
    return Contract.method(method)
        .get("params")
        .valueStream()
        .filter(one -> one.get("name").asString().equals(parameter))
        .flatMap(one -> one.get("allowed").valueStream())
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void every_reaction_there_is_can_be_set_and_taken_back(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Super", Map.of("type", "supervisor"));
    var team = anna.opensChat("Team", bot);
    var said = anna.says(team, "Hello");
    var reactions = allowed("imbot.v2.Chat.Message.Reaction.add", "reaction");
    assertThat(reactions).hasSize(48);
    for (var reaction : reactions) {
      var asked = Map.of("messageId", said, "reaction", reaction);
      bot.call("imbot.v2.Chat.Message.Reaction.add", asked).result();
      var seen = bot.call("imbot.v2.Chat.Message.get", Map.of("messageId", said)).result();
      assertThat(seen.at("/message/params/REACTION").propertyNames()).containsExactly(reaction);
      bot.call("imbot.v2.Chat.Message.Reaction.delete", asked).result();
    }
    assertThat(allowed("imbot.v2.Chat.Message.Reaction.delete", "reaction")).isEqualTo(reactions);
  }
}
