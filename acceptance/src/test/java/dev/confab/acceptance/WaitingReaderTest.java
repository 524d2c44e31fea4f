package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What becomes of a long poll whose reader may read no more, or in another way: it ends as a call
/// would that came now, and at once.
@ExtendWith(HallExtension.class)
class WaitingReaderTest {
  private static final String GET = "confab.events.get";
  private static final Executor READERS = work -> Thread.ofVirtual().start(work);

  private static Bot fetching(Hall hall) {
    var echo = hall.bot("Echo", Map.of("EVENT_HANDLER", "https://nowhere.invalid/"));
    var terms = Map.of("BOT_ID", echo.id(), "RECEIVE", "fetch");
    assertThat(echo.call("confab.delivery.set", terms).status()).isEqualTo(200);
    return echo;
  }

  /// A poll that waits; it has taken all there is, so that only what comes ends it.
  private static CompletableFuture<Reply> waits(Hall hall, Client reader, Map<String, ?> params) {
    var next = reader.call(GET, params).result().get("NEXT").asLong();
    var taken = next == 0 ? params : Wrong.over(params, Map.of("OFFSET", next));
    return polls(hall, reader, taken);
  }

  private static CompletableFuture<Reply> polls(Hall hall, Client reader, Map<String, ?> params) {
    var wish = Wrong.over(params, Map.of("WAIT", 50));
    var poll = CompletableFuture.supplyAsync(() -> reader.call(GET, wish), READERS);
    while (hall.house().pickup().waiting() == 0) {
      assertThat(poll).isNotDone();
      Thread.onSpinWait();
    }
    return poll;
  }

  private static void endsAsNow(
      CompletableFuture<Reply> poll, Client reader, Map<String, ?> params, String refusal)
      throws Exception {
    assertThat(poll.get(15, TimeUnit.SECONDS).refusal()).startsWith(refusal);
    assertThat(poll.join().refusal()).isEqualTo(reader.call(GET, params).refusal());
  }

  @Test
  void a_webhook_that_lost_the_scope_is_refused(Hall hall) throws Exception {
    var admin = hall.administrator();
    var echo = fetching(hall);
    hall.person("Anna").says(echo, "one");
    var scopes = Map.of("TITLE", "Reader", "SCOPES", List.of("imbot", "confab"));
    var made = admin.call("confab.admin.webhooks.add", scopes).result();
    var reader = hall.webhook(admin.id(), made.get("code").asString());
    var own = Map.of("BOT_ID", echo.id(), "CLIENT_ID", echo.clientId());
    var poll = waits(hall, reader, own);
    var fewer = Map.of("ID", made.get("id").asLong(), "SCOPES", List.of("imbot"));
    admin.call("confab.admin.webhooks.update", fewer).result();
    endsAsNow(poll, reader, own, "403 insufficient_scope");
  }

  @Test
  void who_shows_an_old_token_is_refused(Hall hall) throws Exception {
    var admin = hall.administrator();
    var bot = hall.secondBot("Rotating");
    hall.person("Anna").says(bot, "one");
    var own = Map.of("BOT_ID", bot.id(), "CLIENT_ID", bot.token());
    var poll = waits(hall, admin, own);
    bot.becomes(Map.of("botToken", "another of " + bot.id()));
    endsAsNow(poll, admin, own, "400 APP_ID_ERROR");
  }

  @Test
  void a_blocked_application_is_refused(Hall hall) throws Exception {
    var admin = hall.administrator();
    var app = hall.application("Reader", admin);
    var draft =
        Map.of(
            "CODE", "blocked",
            "EVENT_HANDLER", "https://nowhere.invalid/",
            "PROPERTIES", Map.of("NAME", "Blocked"));
    var own = Map.of("BOT_ID", app.call("imbot.register", draft).result().asLong());
    var poll = waits(hall, app, own);
    var apps = admin.call("confab.admin.apps.list", Map.of()).result().get("apps");
    var id = apps.get(apps.size() - 1).get("id").asLong();
    var block = Map.of("ID", id, "BLOCKED", "Y", "UNTIL_RESTART", "Y");
    admin.call("confab.admin.apps.update", block).result();
    endsAsNow(poll, app, own, "503 OVERLOAD_LIMIT");
  }

  @Test
  void a_removed_bot_is_not_found(Hall hall) throws Exception {
    var admin = hall.administrator();
    var echo = fetching(hall);
    var own = Map.of("BOT_ID", echo.id(), "CLIENT_ID", echo.clientId());
    var poll = waits(hall, admin, own);
    echo.call("imbot.unregister", Map.of("BOT_ID", echo.id())).result();
    endsAsNow(poll, admin, own, "400 BOT_ID_ERROR");
  }

  @Test
  void a_token_that_expired_gets_no_event_any_more(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "hello");
    var auth = echo.hears("ONIMBOTMESSAGEADD").text("auth", "access_token");
    var own = Map.of("BOT_ID", echo.id(), "CURSOR", "copy");
    var reader = hall.token(auth);
    var poll = waits(hall, reader, own);
    hall.clock().advance(Duration.ofHours(2));
    anna.says(echo, "too late");
    endsAsNow(poll, reader, own, "401 expired_token");
  }

  @Test
  void a_bot_that_begins_to_fetch_gets_what_it_had_only_read(Hall hall) throws Exception {
    var handler = hall.handler();
    handler.answers(event -> 503);
    var bot =
        hall.secondBot("Changing", Map.of("eventMode", "webhook", "webhookUrl", handler.url()));
    var admin = hall.administrator();
    hall.person("Anna").says(bot, "read, not taken");
    handler.next("ONIMBOTV2JOINCHAT"); // behind which the message waits
    hall.settles();
    var own = Map.of("BOT_ID", bot.id(), "CLIENT_ID", bot.token());
    var read = admin.call(GET, own).result();
    admin.call(GET, Wrong.over(own, Map.of("OFFSET", read.get("NEXT").asLong()))).result();
    var poll = polls(hall, admin, own);
    bot.becomes(Map.of("eventMode", "fetch"));
    var events = poll.get(15, TimeUnit.SECONDS).result().get("EVENTS");
    assertThat(events.valueStream().map(event -> event.at("/data/message/text").asString("")))
        .contains("read, not taken");
  }

  @Test
  void what_is_agreed_on_counts_at_once(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.handler().answers(event -> 503);
    anna.says(echo, "read, not taken");
    echo.hears("ONIMBOTJOINCHAT"); // behind which the message waits
    hall.settles();
    var own = Map.of("BOT_ID", echo.id(), "CLIENT_ID", echo.clientId());
    var admin = hall.administrator();
    var read = admin.call(GET, own).result();
    admin.call(GET, Wrong.over(own, Map.of("OFFSET", read.get("NEXT").asLong()))).result();
    var poll = polls(hall, admin, own);
    echo.call("confab.delivery.set", Map.of("BOT_ID", echo.id(), "RECEIVE", "fetch")).result();
    assertThat(poll.get(15, TimeUnit.SECONDS).result().get("EVENTS")).isNotEmpty();
  }
}
