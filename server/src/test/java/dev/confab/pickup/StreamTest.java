package dev.confab.pickup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Caller;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Stage;
import dev.confab.bots.rest.v2.BotSetup;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.delivery.Agreements;
import dev.confab.delivery.Bodies;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.NewEvent;
import dev.confab.rpc.SystemError;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.InDoubt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A stream over a wire that ends in this test.
class StreamTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Database database = Databases.sqlite();
  private final Stage stage = new Stage(database.store());
  private final Bot bot = registered();
  private final Pickup pickup = pickup();

  @AfterEach
  void drop() {
    pickup.close();
    database.close();
  }

  private Bot registered() {
    var registered =
        stage.call(
            stage.webhook(),
            "imbot.register",
            """
            {'CODE': 'echo', 'CLIENT_ID': 'mine', 'EVENT_HANDLER': '%s',
             'PROPERTIES': {'NAME': 'Echo'}}\
            """
                .formatted(Stage.HANDLER));
    var id = new UserId(registered.get("result").asLong());
    return requireNonNull(stage.bots.find(stage.store.reads(Stage.PORTAL), id));
  }

  private Pickup pickup() {
    return pickup((event, now) -> EncodedForm.of("event=" + event.event()));
  }

  private Pickup pickup(Bodies bodies) {
    var agreements = new Agreements(stage.store);
    return new Pickup(stage.store, stage.bots, stage.log, agreements, bodies, () -> NOW);
  }

  private long happens() {
    return happens(bot);
  }

  private long happens(Bot told) {
    var news = new NewEvent("b/1", "E", told.id(), told.app(), new HandlerId(5), null, null, "{}");
    return stage.store.write(Stage.PORTAL, tx -> stage.log.append(tx, news)).value();
  }

  private Stream stream(Stream.Pace pace, Supplier<Caller> again) {
    return new Stream(pickup, stage.webhook(), "mine", bot, "copy", again, () -> NOW, pace);
  }

  private Stream stream(Stream.Pace pace) {
    return stream(pace, stage::webhook);
  }

  private static final class Reader implements Wire {
    final LinkedBlockingQueue<Long> heard = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<Boolean> pings = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    LongConsumer onEvent = id -> {};

    @Override
    public void send(String text) {
      long id = Json.parse(text).get("id").asLong();
      heard.add(id);
      onEvent.accept(id);
    }

    @Override
    public void ping() {
      pings.add(true);
    }

    @Override
    public void close(int code, String why) {
      closed.complete(code);
    }

    long next() throws InterruptedException {
      return requireNonNull(heard.poll(20, TimeUnit.SECONDS), "nothing arrived");
    }
  }

  private static Thread run(Stream stream, Reader reader) {
    return Thread.ofVirtual().start(() -> stream.run(reader));
  }

  @Test
  void what_was_taken_before_is_taken_again_without_a_look() throws Exception {
    long first = happens();
    var looks = new AtomicInteger();
    var reader = new Reader();
    var stream =
        stream(
            new Stream.Pace(LONG, LONG, LONG),
            () -> {
              looks.incrementAndGet();
              return stage.webhook();
            });
    run(stream, reader);
    assertThat(reader.next()).isEqualTo(first);
    stream.take(first);
    long second = happens();
    assertThat(reader.next()).isEqualTo(second);
    int before = looks.get();
    for (int i = 0; i < 10_000; i++) {
      stream.take(first);
    }
    long third = happens();
    assertThat(reader.next()).isEqualTo(third);
    assertThat(looks.get() - before).isLessThan(5);
    stream.end();
  }

  @Test
  void what_was_not_taken_in_time_is_sent_again() throws Exception {
    long id = happens();
    var reader = new Reader();
    var stream = stream(new Stream.Pace(SHORT, LONG, SHORT));
    run(stream, reader);
    assertThat(reader.next()).isEqualTo(id);
    assertThat(reader.next()).isEqualTo(id);
    assertThat(reader.next()).isEqualTo(id);
    stream.end();
  }

  @Test
  void an_acknowledgement_counts_also_when_the_patience_is_over() throws Exception {
    long first = happens();
    var reader = new Reader();
    var stream = stream(new Stream.Pace(Duration.ZERO, LONG, SHORT));
    reader.onEvent = stream::take;
    run(stream, reader);
    assertThat(reader.next()).isEqualTo(first);
    long second = happens();
    assertThat(reader.next()).isEqualTo(second);
    assertThat(reader.closed).isNotDone();
    stream.end();
  }

  @Test
  void a_reader_that_fell_behind_what_is_kept_is_told() throws Exception {
    for (int i = 0; i < Stream.WINDOW + 8; i++) {
      happens();
    }
    var reader = new Reader();
    var stream = stream(new Stream.Pace(LONG, LONG, LONG));
    run(stream, reader);
    long last = 0;
    for (int i = 0; i < Stream.WINDOW; i++) {
      last = reader.next();
    }
    long gone = last + 2;
    stage.store.write(
        Stage.PORTAL,
        tx -> {
          tx.run("DELETE FROM events WHERE portal_id = :portal AND id <= ?", new EventId(gone));
          return tx.run(
              "UPDATE event_ledger SET removed_to = ? WHERE portal_id = :portal AND bot_id = ?",
              new EventId(gone),
              bot.id());
        });
    stream.take(last);
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(Stream.EVENTS_REMOVED);
    assertThat(reader.heard).isEmpty();
  }

  @Test
  void a_reader_is_pinged_and_its_credential_looked_at() throws Exception {
    var good = new CompletableFuture<Boolean>();
    var reader = new Reader();
    var stream =
        stream(
            new Stream.Pace(LONG, SHORT, SHORT),
            () -> {
              if (good.isDone()) {
                throw SystemError.NO_AUTH_FOUND.refuse();
              }
              return stage.webhook();
            });
    run(stream, reader);
    assertThat(reader.pings.poll(20, TimeUnit.SECONDS)).isNotNull();
    good.complete(false);
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(Stream.UNAUTHORIZED);
  }

  @Test
  void the_stream_of_a_removed_bot_ends() throws Exception {
    var reader = new Reader();
    run(stream(new Stream.Pace(LONG, LONG, SHORT)), reader);
    var wish = "{'BOT_ID': " + bot.id() + ", 'CLIENT_ID': 'mine'}";
    stage.call(stage.webhook(), "imbot.unregister", wish);
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(Stream.BOT_REMOVED);
  }

  private static BotSetup setup(@Nullable String token, @Nullable String mode) {
    var url = "webhook".equals(mode) ? Stage.HANDLER : null;
    return new BotSetup(
        "second",
        token,
        SecondBots.profile("Second", null, null, null, null),
        null,
        null,
        mode,
        url,
        null,
        null,
        null,
        null);
  }

  private Bot second(String token, String mode) {
    return stage.store.write(
        Stage.PORTAL, tx -> stage.second.register(tx, stage.webhook(), setup(token, mode)));
  }

  private void update(Bot known, @Nullable String token, @Nullable String mode) {
    stage.store.write(Stage.PORTAL, tx -> stage.second.update(tx, known, setup(token, mode)));
  }

  private Stream stream(Bot of, String token, String cursor) {
    var pace = new Stream.Pace(LONG, LONG, LONG);
    return new Stream(pickup, stage.webhook(), token, of, cursor, stage::webhook, () -> NOW, pace);
  }

  @Test
  void who_has_only_the_old_token_hears_no_more() throws Exception {
    var rotated = second("old", "fetch");
    var reader = new Reader();
    var stream = stream(rotated, "old", "copy");
    run(stream, reader);
    long id = happens(rotated);
    assertThat(reader.next()).isEqualTo(id);
    update(rotated, "new", null);
    happens(rotated);
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(Stream.UNAUTHORIZED);
    assertThat(reader.heard).isEmpty();
  }

  @Test
  void who_has_only_the_old_token_is_told_before_anything_happens() throws Exception {
    var rotated = second("old", "fetch");
    var reader = new Reader();
    awaitSleep(run(stream(rotated, "old", "copy"), reader));
    update(rotated, "new", null);
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(Stream.UNAUTHORIZED);
  }

  /// Nothing that happened before is left to wake it.
  private static void awaitSleep(Thread stream) {
    while (stream.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void what_was_kept_without_a_word_is_sent_as_soon_as_that_is_known() throws Exception {
    var reader = new Reader();
    awaitSleep(run(stream(new Stream.Pace(LONG, LONG, LONG)), reader));
    var deaf = new EventLog(stage.store, () -> NOW); // nobody hears of what it appends
    var news = new NewEvent("b/1", "E", bot.id(), bot.app(), new HandlerId(5), null, null, "{}");
    long id = stage.store.write(Stage.PORTAL, tx -> deaf.append(tx, news)).value();
    assertThat(reader.heard).isEmpty();
    InDoubt.end(stage.store, Stage.PORTAL);
    assertThat(reader.next()).isEqualTo(id);
  }

  @Test
  void a_bot_that_becomes_another_applications_leaves_its_old_readers() throws Exception {
    var mover = second("shared", "fetch");
    var _ =
        stage.store.write(
            Stage.PORTAL,
            tx -> {
              var neighbour =
                  new BotSetup(
                      "neighbour",
                      "shared",
                      SecondBots.profile("N", null, null, null, null),
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null);
              return stage.second.register(tx, stage.webhook(), neighbour);
            });
    var reader = new Reader();
    var stream = stream(mover, "shared", "copy");
    awaitSleep(run(stream, reader));
    update(mover, "own", null);
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(Stream.UNAUTHORIZED);
  }

  @Test
  void what_a_reader_takes_counts_from_the_moment_its_bot_fetches() throws Exception {
    var changing = second("mine", "webhook");
    long first = happens(changing);
    var reader = new Reader();
    var stream = stream(changing, "mine", "main");
    var running = run(stream, reader);
    assertThat(reader.next()).isEqualTo(first);
    awaitSleep(running);
    update(changing, null, "fetch");
    assertThat(reader.next()).isEqualTo(first);
    long second = happens(changing);
    assertThat(reader.next()).isEqualTo(second);
    stream.take(second);
    while (stage.log.counts(Stage.PORTAL, changing.id()).acknowledged() < 2) {
      assertThat(reader.closed).isNotDone();
      Thread.onSpinWait();
    }
    stream.end();
  }

  @Test
  void a_stream_ends_when_the_server_fails() throws Exception {
    ends_with_1011(
        (event, now) -> {
          throw new IllegalStateException("this event cannot be written");
        });
    ends_with_1011(
        (event, now) -> {
          throw new StackOverflowError("nor can this one");
        });
  }

  private void ends_with_1011(Bodies bodies) throws Exception {
    happens();
    var broken = pickup(bodies);
    var pace = new Stream.Pace(LONG, LONG, LONG);
    var reader = new Reader();
    var webhook = stage.webhook();
    run(new Stream(broken, webhook, "mine", bot, "copy", stage::webhook, () -> NOW, pace), reader);
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1011);
    assertThat(reader.heard).isEmpty();
  }

  @Test
  void what_was_never_sent_cannot_be_taken() throws Exception {
    long id = happens();
    var reader = new Reader();
    var stream = stream(new Stream.Pace(LONG, LONG, LONG));
    run(stream, reader);
    reader.next();
    stream.take(id + 1);
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(Stream.NOT_UNDERSTOOD);
  }

  @Test
  void a_reader_that_is_gone_gives_its_place_back() {
    var closed = new AtomicInteger();
    happens();
    var stream = stream(new Stream.Pace(LONG, LONG, LONG));
    assertThat(pickup.waiting()).isEqualTo(1);
    stream.run(
        new Wire() {
          @Override
          public void send(String text) throws IOException {
            throw new IOException("the reader does not read");
          }

          @Override
          public void ping() {}

          @Override
          public void close(int code, String why) {
            closed.set(code);
          }
        });
    assertThat(closed).hasValue(1011);
    assertThat(pickup.waiting()).isZero();
    stream(new Stream.Pace(LONG, LONG, LONG)).end();
    assertThat(pickup.waiting()).isZero();
  }

  @Test
  void a_cursor_too_many_gets_no_stream() {
    for (int i = 0; i < Cursors.OF_BOT_MAX; i++) {
      var name = "c" + i;
      stage.store.write(
          Stage.PORTAL, tx -> pickup.cursors().set(tx, bot.id(), name, new EventId(0), null));
    }
    assertThatThrownBy(
            () -> pickup.stream(stage.webhook(), "mine", bot.id(), "one.more", stage::webhook))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("20 cursors already");
    pickup.stream(stage.webhook(), "mine", bot.id(), "c1", stage::webhook).abandon();
  }
}
