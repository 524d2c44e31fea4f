package dev.confab.pickup;

import dev.confab.basics.Caller;
import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.bots.Bot;
import dev.confab.bots.BotError;
import dev.confab.eventlog.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader that is sent its events as they happen and says which it took. What it did not take
/// in time is sent again, and so is what it had not taken when it comes back.
///
/// One thread runs it, a virtual one; acknowledgements come from others.
public final class Stream {
  /// The credential ended, or is no longer good.
  public static final int UNAUTHORIZED = 4401;

  /// The bot was removed.
  public static final int BOT_REMOVED = 4404;

  /// Events the reader has not seen are no longer kept.
  public static final int EVENTS_REMOVED = 4410;

  /// The reader sent something that is no acknowledgement.
  public static final int NOT_UNDERSTOOD = 4400;

  private static final int GOING_AWAY = 1001;
  private static final int FAILED = 1011;

  /// Events under way at once.
  static final int WINDOW = 32;

  /// When a stream does what nobody asked it to.
  ///
  /// @param patience after which an event is sent again
  /// @param check how often the credential is looked at where nothing happens, and the reader asked
  ///   whether it is there
  /// @param nap longest sleep between two looks at the clock
  record Pace(Duration patience, Duration check, Duration nap) {
    static final Pace SERVER =
        new Pace(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(2));
  }

  private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

  private record Sent(EventId id, long nanos) {}

  private final Pickup pickup;
  private final @Nullable String clientId;
  private final String cursor;
  private final Supplier<Caller> again;
  private final InstantSource clock;
  private final Pace pace;
  private final Waiters.Waiter waiter;
  private final AtomicLong taken = new AtomicLong();

  /// What was taken so far since the reader has this place: to say so again is no news.
  private volatile long known;

  private final ArrayDeque<Sent> underWay = new ArrayDeque<>();
  private volatile boolean ended;
  private Caller caller;
  private Bot bot;
  private EventId next = new EventId(0);

  /// The greatest number that was sent, also when it is to be sent again.
  private long reached;

  private boolean waiting;
  private long checked = System.nanoTime();

  /// @param clientId by which the caller speaks for the bot
  /// @param again identifies the caller once more; refuses when the credential is no longer good
  Stream(
      Pickup pickup,
      Caller caller,
      @Nullable String clientId,
      Bot bot,
      String cursor,
      Supplier<Caller> again,
      InstantSource clock,
      Pace pace) {
    this.pickup = pickup;
    this.caller = caller;
    this.clientId = clientId;
    this.bot = bot;
    this.cursor = cursor;
    this.again = again;
    this.clock = clock;
    this.pace = pace;
    begin();
    this.waiter = pickup.waiters().enter(caller.portal(), bot.id());
  }

  private void begin() {
    var place = pickup.place(caller.portal(), bot, cursor);
    next = place.from();
    reached = Math.max(0, next.value() - 1);
    waiting = place.waiting();
  }

  /// This event and all before it are taken.
  public void take(long id) {
    if (id > known && taken.getAndAccumulate(id, Math::max) < id) {
      waiter.ring();
    }
  }

  /// The reader is gone.
  public void end() {
    ended = true;
    waiter.ring();
    waiter.close();
  }

  /// Nobody will run it.
  public void abandon() {
    waiter.close();
  }

  /// Serves the reader until one of the two ends it.
  public void run(Wire wire) {
    try (waiter) {
      serve(wire);
    } catch (IOException e) {
      LOG.debug("A stream ended: {}", e.toString());
      wire.close(FAILED, "the reader could not be reached");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      wire.close(GOING_AWAY, "the server stops");
    } catch (Refusal refusal) {
      wire.close(code(refusal), refusal.text());
    } catch (RuntimeException | Error e) {
      LOG.error("A stream of bot {} of portal {} failed", bot.id(), caller.portal(), e);
      wire.close(FAILED, "the server failed, see its log");
    }
  }

  private static int code(Refusal refusal) {
    return switch (refusal.error()) {
      case PickupError.EVENTS_REMOVED -> EVENTS_REMOVED;
      case PickupError.CREDENTIAL_ENDED -> UNAUTHORIZED;
      case BotError.BOT_NOT_FOUND -> BOT_REMOVED;
      case PickupError wrong -> NOT_UNDERSTOOD;
      default -> UNAUTHORIZED;
    };
  }

  private void serve(Wire wire) throws IOException, InterruptedException {
    while (!ended) {
      if (pickup.waiters().closed()) {
        wire.close(GOING_AWAY, "the server stops");
        return;
      }
      check(wire);
      renew();
      if (!acknowledge()) {
        wire.close(NOT_UNDERSTOOD, "an event was acknowledged that was not sent");
        return;
      }
      boolean sent = fill(wire);
      while (!sent && !ended && !waiter.await(pace.nap().toNanos()) && !due()) {
        expire();
      }
    }
  }

  private boolean due() {
    long now = System.nanoTime();
    var oldest = underWay.peekFirst();
    return now - checked > pace.check().toNanos()
        || (oldest != null && now - oldest.nanos() > pace.patience().toNanos());
  }

  private void expire() {
    var expires = caller.expires();
    if (expires != null && !clock.instant().isBefore(expires)) {
      throw PickupError.CREDENTIAL_ENDED.refuse();
    }
  }

  /// Asks before each look who reads and for which bot: the reader may have lost the right since,
  /// and what it takes may have begun or ceased to count as delivered.
  private void renew() {
    caller = again.get();
    bot = pickup.speaking(caller, clientId, bot.id());
    if (pickup.settles(caller.portal(), bot, cursor) != waiting) {
      underWay.clear();
      var place = pickup.place(caller.portal(), bot, cursor);
      next = place.from();
      waiting = place.waiting();
      known = 0;
    }
  }

  private void check(Wire wire) throws IOException {
    expire();
    long now = System.nanoTime();
    if (now - checked > pace.check().toNanos()) {
      checked = now;
      wire.ping();
    }
    var oldest = underWay.peekFirst();
    if (oldest != null && now - oldest.nanos() > pace.patience().toNanos()) {
      next = oldest.id();
      underWay.clear();
    }
  }

  private boolean acknowledge() {
    long id = taken.getAndSet(0);
    if (id > reached) {
      return false;
    }
    if (id > 0) {
      var after = new EventId(id + 1);
      pickup.acknowledge(caller.portal(), bot, cursor, after, caller.credential());
      known = Math.max(known, id);
      underWay.removeIf(sent -> sent.id().value() <= id);
      if (next.value() <= id) {
        next = after;
      }
    }
    return true;
  }

  private boolean fill(Wire wire) throws IOException {
    int room = WINDOW - underWay.size();
    if (room <= 0) {
      return false;
    }
    var events = pickup.look(caller.portal(), bot, new Pickup.Place(next, waiting), room);
    for (Event event : events) {
      wire.send(Json.write(pickup.tree(event)));
      underWay.addLast(new Sent(event.id(), System.nanoTime()));
      next = new EventId(event.id().value() + 1);
      reached = Math.max(reached, event.id().value());
    }
    return !events.isEmpty();
  }
}
