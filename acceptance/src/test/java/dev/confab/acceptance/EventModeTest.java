package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.SecondBot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whatever waits for a bot of the second generation outlives restarts of the server and changes of
/// how and where the bot is told.
class EventModeTest {
  private static final String ADD = "ONIMBOTV2MESSAGEADD";

  @Test
  void what_waits_to_be_fetched_is_there_after_a_restart_until_it_is_confirmed() {
    try (var hall = Hall.open()) {
      var bot = hall.secondBot("Fetching");
      var admin = hall.administrator();
      admin.call("im.v2.Event.subscribe").result();
      var anna = hall.person("Anna");
      anna.says(bot, "one");
      anna.says(bot, "two");
      anna.says(admin, "beside");
      var both = Map.of("withUserEvents", true);
      var before = got(bot, both);
      assertThat(texts(before)).containsExactly("one", "two", "beside");
      hall.restart();
      assertThat(got(bot, both)).isEqualTo(before);

      var ids = before.get("events").valueStream().map(event -> event.get("eventId").asLong());
      var second = ids.sorted().toList().get(2);
      var from = Wrong.over(both, Map.of("offset", second));
      assertThat(texts(got(bot, from))).containsExactly("two", "beside");
      hall.restart();
      assertThat(texts(got(bot, both))).containsExactly("two", "beside");
      var all = Wrong.over(both, Map.of("offset", before.get("nextOffset").asLong()));
      assertThat(texts(got(bot, all))).isEmpty();
      hall.restart();
      assertThat(texts(got(bot, both))).isEmpty();
      anna.says(bot, "three");
      assertThat(texts(got(bot, both))).containsExactly("three");
    }
  }

  @Test
  void nothing_is_lost_or_told_twice_while_the_mode_changes_and_the_server_restarts() {
    try (var hall = Hall.open()) {
      var first = hall.handler();
      var second = hall.handler();
      var third = hall.handler();
      var bot = hall.secondBot("Moving", Map.of("eventMode", "webhook", "webhookUrl", first.url()));
      var anna = hall.person("Anna");
      anna.says(bot, "posted");
      assertThat(first.next(ADD).text("data", "message", "text")).isEqualTo("posted");
      hall.settles();
      first.answers(event -> 503);
      anna.says(bot, "refused");
      first.next(ADD);
      hall.settles();
      hall.restart();

      bot.becomes(Map.of("eventMode", "fetch"));
      anna.says(bot, "meanwhile");
      var waiting = got(bot, Map.of());
      assertThat(texts(waiting)).containsExactly("refused", "meanwhile");
      hall.restart();
      var last = waiting.at("/events/1/eventId").asLong();
      assertThat(texts(got(bot, Map.of("offset", last)))).containsExactly("meanwhile");

      bot.becomes(Map.of("eventMode", "webhook", "webhookUrl", second.url()));
      assertThat(second.next(ADD).text("data", "message", "text")).isEqualTo("meanwhile");
      hall.settles();
      second.answers(event -> 503);
      anna.says(bot, "moved");
      second.next(ADD);
      hall.settles();
      bot.becomes(Map.of("webhookUrl", third.url()));
      hall.restart();
      hall.clock().advance(Duration.ofMinutes(1));
      assertThat(third.next(ADD).text("data", "message", "text")).isEqualTo("moved");
      hall.settles();
      bot.becomes(Map.of("eventMode", "fetch"));
      assertThat(got(bot, Map.of()).get("events")).isEmpty();
    }
  }

  private static JsonNode got(SecondBot bot, Map<String, ?> params) {
    return bot.call("imbot.v2.Event.get", params).result();
  }

  private static List<String> texts(JsonNode result) {
    return result
        .get("events")
        .valueStream()
        .map(event -> event.at("/data/message/text").asString(""))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
