package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Bots that came into a chat without its history.
@ExtendWith(HallExtension.class)
class LateBotTest {
  @Test
  void what_becomes_of_what_was_said_before_it_is_not_told_to_a_bot(Hall hall) {
    var anna = hall.person("Anna");
    var all = listener(hall, "All", "S");
    var called = listener(hall, "Called", "B");
    var second = hall.secondBot("Second", Map.of("type", "supervisor"));
    var team = anna.opensChat("Team", hall.person("Berta"));
    var edited = anna.says(team, "secret");
    var deleted = anna.says(team, "[USER=" + called.id() + "]Called[/USER] secret");
    var late =
        Map.of(
            "CHAT_ID",
            team.id(),
            "USERS",
            List.of(all.id(), called.id(), second.id()),
            "HIDE_HISTORY",
            "Y");
    anna.call("im.chat.user.add", late).result();
    var text = "[USER=" + called.id() + "]Called[/USER] more secret";
    anna.call("im.message.update", Map.of("MESSAGE_ID", edited, "MESSAGE", text)).result();
    anna.call("im.message.delete", Map.of("MESSAGE_ID", deleted)).result();
    var since = anna.says(team, "Now");
    anna.call("im.message.update", Map.of("MESSAGE_ID", since, "MESSAGE", text)).result();
    anna.call("im.message.delete", Map.of("MESSAGE_ID", since)).result();
    for (var bot : List.of(all, called)) {
      for (var event : List.of("ONIMBOTMESSAGEUPDATE", "ONIMBOTMESSAGEDELETE")) {
        assertThat(bot.hears(event).text("data", "PARAMS", "MESSAGE_ID")).isEqualTo("" + since);
      }
    }
    assertThat(heard(second, "ONIMBOTV2MESSAGEUPDATE", "/data/message/id")).containsExactly(since);
    assertThat(heard(second, "ONIMBOTV2MESSAGEDELETE", "/data/messageId")).containsExactly(since);
  }

  private static Bot listener(Hall hall, String name, String type) {
    var bot = hall.bot(name, Map.of("TYPE", type));
    var handler = Map.of("EVENT_HANDLER", bot.handler().url());
    bot.call("imbot.update", Map.of("BOT_ID", bot.id(), "FIELDS", handler)).result();
    return bot;
  }

  private static List<Long> heard(SecondBot bot, String type, String id) {
    return bot.call("imbot.v2.Event.get")
        .result()
        .get("events")
        .valueStream()
        .filter(event -> event.get("type").asString().equals(type))
        .map(event -> event.at(id).asLong())
        .toList();
  }
}
