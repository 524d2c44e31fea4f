package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Reply;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class LongPollTest {
  private static final Executor READERS = work -> Thread.ofVirtual().start(work);

  private static Bot fetching(Hall hall) {
    var echo = hall.bot("Echo", Map.of("EVENT_HANDLER", "https://nowhere.invalid/"));
    fetches(echo, "fetch");
    return echo;
  }

  private static void fetches(Bot bot, String receive) {
    var terms = Map.of("BOT_ID", bot.id(), "RECEIVE", receive);
    assertThat(bot.call("confab.delivery.set", terms).status()).isEqualTo(200);
  }

  private static Reply get(Bot bot, Map<String, ?> more) {
    var params = new LinkedHashMap<String, Object>(Map.of("BOT_ID", bot.id()));
    params.putAll(more);
    return bot.call("confab.events.get", params);
  }

  private static List<String> texts(Reply reply) {
    return reply
        .result()
        .get("EVENTS")
        .valueStream()
        .filter(event -> event.get("event").asString().equals("ONIMBOTMESSAGEADD"))
        .map(event -> event.at("/data/PARAMS/MESSAGE").asString())
        .collect(Collectors.toList());
  }

  private static long next(Reply reply) {
    return reply.result().get("NEXT").asLong();
  }

  @Test
  void a_bot_fetches_what_a_handler_would_have_read(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "Grüße & 100%");
    var posted = echo.hears("ONIMBOTMESSAGEADD");
    // tag::example[]
    var events = get(echo, Map.of("CURSOR", "copy")).result().get("EVENTS");
    // end::example[]
    var fetched = events.valueStream().reduce((first, second) -> second).orElseThrow();
    assertThat(fetched.propertyNames())
        .containsExactly("id", "attempt", "event", "event_handler_id", "data", "ts", "auth");
    assertThat(fetched.at("/data/PARAMS")).isEqualTo(posted.tree().at("/data/PARAMS"));
    assertThat(fetched.at("/auth").propertyNames())
        .isEqualTo(posted.tree().at("/auth").propertyNames());
    var token = hall.token(fetched.at("/auth/access_token").asString());
    assertThat(token.call("profile").status()).isEqualTo(200);
  }

  @Test
  void an_offset_acknowledges_what_lies_before_it(Hall hall) {
    var anna = hall.person("Anna");
    var echo = fetching(hall);
    anna.says(echo, "one");
    anna.says(echo, "two");
    var first = get(echo, Map.of());
    assertThat(texts(first)).containsExactly("one", "two");
    assertThat(texts(get(echo, Map.of()))).containsExactly("one", "two");
    hall.restart();
    assertThat(texts(get(echo, Map.of("OFFSET", next(first))))).isEmpty();
    anna.says(echo, "three");
    assertThat(texts(get(echo, Map.of()))).containsExactly("three");
    fetches(echo, "webhook");
    fetches(echo, "fetch");
    assertThat(texts(get(echo, Map.of()))).containsExactly("three");
  }

  @Test
  void a_long_poll_ends_with_the_next_event(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var echo = fetching(hall);
    anna.says(echo, "one");
    var offset = next(get(echo, Map.of()));
    var poll = CompletableFuture.supplyAsync(() -> get(echo, Map.of("OFFSET", offset, "WAIT", 50)));
    while (hall.house().pickup().waiting() == 0) {
      Thread.onSpinWait();
    }
    anna.says(echo, "two");
    assertThat(texts(poll.get(15, TimeUnit.SECONDS))).containsExactly("two");
  }

  @Test
  void readers_do_not_steal_from_each_other(Hall hall) {
    var anna = hall.person("Anna");
    var echo = fetching(hall);
    anna.says(echo, "one");
    var log = get(echo, Map.of("CURSOR", "log"));
    get(echo, Map.of("CURSOR", "log", "OFFSET", next(log)));
    assertThat(texts(get(echo, Map.of("CURSOR", "log")))).isEmpty();
    assertThat(texts(get(echo, Map.of()))).containsExactly("one");
    assertThat(texts(get(echo, Map.of("CURSOR", "other")))).containsExactly("one");
    var cursors = echo.call("confab.cursors.list", Map.of("BOT_ID", echo.id())).result();
    assertThat(cursors.get(0).get("CURSOR").asString()).isEqualTo("log");
    assertThat(cursors.get(0).get("OFFSET").asLong()).isEqualTo(next(log));
    var gone = Map.of("BOT_ID", echo.id(), "CURSOR", "log");
    assertThat(echo.call("confab.cursors.delete", gone).result().asBoolean()).isTrue();
    assertThat(echo.call("confab.cursors.delete", gone).refusal())
        .isEqualTo("400 CURSOR_NOT_FOUND The bot has no cursor of this name");
    assertThat(texts(get(echo, Map.of("CURSOR", "log")))).containsExactly("one");
  }

  @Test
  void the_log_is_read_again_from_a_number_or_a_time(Hall hall) {
    var anna = hall.person("Anna");
    var echo = fetching(hall);
    anna.says(echo, "one");
    var one = get(echo, Map.of());
    hall.clock().advance(Duration.ofMinutes(5));
    var then = hall.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    anna.says(echo, "two");
    anna.says(echo, "three");
    var all = get(echo, Map.of());
    get(echo, Map.of("OFFSET", next(all)));
    assertThat(texts(get(echo, Map.of()))).isEmpty();
    assertThat(texts(get(echo, Map.of("OFFSET", next(one))))).containsExactly("two", "three");
    assertThat(texts(get(echo, Map.of("SINCE", then, "LIMIT", 1)))).containsExactly("two");
    assertThat(texts(get(echo, Map.of()))).isEmpty();
    var back = Map.of("BOT_ID", echo.id(), "CURSOR", "again", "SINCE", then);
    echo.call("confab.cursors.set", back);
    assertThat(texts(get(echo, Map.of("CURSOR", "again")))).containsExactly("two", "three");
  }

  @Test
  void what_is_wrong_is_refused(Hall hall) {
    var echo = hall.bot("Echo");
    assertThat(get(echo, Map.of("OFFSET", 1_000_000)).refusal())
        .startsWith("400 OFFSET_ERROR OFFSET is ahead of the log: the last event is ");
    assertThat(get(echo, Map.of("LIMIT", 101)).refusal())
        .isEqualTo("400 LIMIT_ERROR LIMIT must be 1 to 100");
    assertThat(get(echo, Map.of("WAIT", 51)).refusal())
        .isEqualTo("400 WAIT_ERROR WAIT must be 0 to 50 seconds");
    assertThat(get(echo, Map.of("CURSOR", "a b")).refusal())
        .isEqualTo("400 CURSOR_ERROR CURSOR must be 1 to 50 letters, digits, . - or _");
    var other = hall.bot("Other");
    assertThat(other.call("confab.events.get", Map.of("BOT_ID", echo.id())).refusal())
        .isEqualTo("400 APP_ID_ERROR Bot was installed by another rest application");
  }

  @Test
  void a_place_that_is_none_is_refused(Hall hall) {
    var echo = hall.bot("Echo");
    var params = Map.of("BOT_ID", echo.id());
    var number = "400 OFFSET_ERROR OFFSET must be the number of an event";
    var time = "400 SINCE_ERROR SINCE must be a time such as 2026-02-26T00:01:26+00:00";
    for (var method : List.of("confab.events.get", "confab.cursors.set")) {
      Wrong.isTold(
          echo,
          method,
          params,
          Map.of(Map.of("OFFSET", "first"), number, Map.of("SINCE", "yesterday"), time));
    }
    Wrong.isTold(
        echo,
        "confab.cursors.set",
        params,
        Map.of(
            Map.of(), "400 OFFSET_ERROR Say where to: OFFSET or SINCE",
            Map.of("OFFSET", 1, "CURSOR", "a b"),
                "400 CURSOR_ERROR CURSOR must be 1 to 50 letters, digits, . - or _"));
    assertThat(echo.call("confab.cursors.set", Map.of("OFFSET", 1_000_000)).refusal())
        .startsWith("400 OFFSET_ERROR OFFSET is ahead of the log: the last event is ");
  }

  @Test
  void a_bot_has_so_many_cursors_and_readers_and_no_more(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var echo = fetching(hall);
    anna.says(echo, "one");
    var offset = next(get(echo, Map.of()));
    for (int i = 1; i <= 20; i++) {
      var cursor = Map.of("BOT_ID", echo.id(), "CURSOR", "c" + i, "OFFSET", offset);
      assertThat(echo.call("confab.cursors.set", cursor).status()).isEqualTo(200);
    }
    var full = "400 CURSOR_COUNT_ERROR The bot has 20 cursors already; delete one";
    var more = Map.of("BOT_ID", echo.id(), "CURSOR", "c21", "OFFSET", offset);
    assertThat(echo.call("confab.cursors.set", more).refusal()).isEqualTo(full);
    assertThat(get(echo, Map.of("CURSOR", "c21", "OFFSET", offset)).refusal()).isEqualTo(full);
    var polls = new ArrayList<CompletableFuture<Reply>>();
    for (int i = 1; i <= 20; i++) {
      var poll = Map.of("CURSOR", "c" + i, "WAIT", 50);
      polls.add(CompletableFuture.supplyAsync(() -> get(echo, poll), READERS));
    }
    while (hall.house().pickup().waiting() < 20) {
      Thread.onSpinWait();
    }
    assertThat(get(echo, Map.of("CURSOR", "c1", "WAIT", 50)).refusal())
        .isEqualTo("429 TOO_MANY_READERS Too many readers wait for events already");
    anna.says(echo, "two");
    for (var poll : polls) {
      assertThat(texts(poll.get(20, TimeUnit.SECONDS))).containsExactly("two");
    }
  }

  @Test
  void nobody_fetches_the_removal_of_a_bot_and_its_life_ends_it(Hall hall) {
    var anna = hall.person("Anna");
    var echo = fetching(hall);
    anna.says(echo, "Hello");
    assertThat(echo.call("imbot.unregister", Map.of("BOT_ID", echo.id())).status()).isEqualTo(200);
    assertThat(get(echo, Map.of()).error()).isEqualTo("BOT_ID_ERROR");
    var waiting = Map.of("BOT_ID", echo.id(), "STATE", "WAITING");
    var left = hall.administrator().call("confab.events.list", waiting).result().get("events");
    assertThat(left)
        .extracting(event -> event.get("event").asString())
        .containsExactly("ONIMBOTDELETE");
    hall.clock().advance(Duration.ofDays(3).plusMinutes(1));
    hall.restart();
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    var id = left.get(0).get("id").asLong();
    var shown = show(hall, id);
    while (shown.get("state").asString().equals("WAITING") && System.nanoTime() < end) {
      Thread.onSpinWait();
      shown = show(hall, id);
    }
    assertThat(shown.get("state").asString()).isEqualTo("EXPIRED");
    assertThat(shown.get("attempts").asInt()).isZero();
  }

  private static JsonNode show(Hall hall, long event) {
    var asked = Map.of("ID", event);
    return hall.administrator().call("confab.events.show", asked).result().get("event");
  }
}
