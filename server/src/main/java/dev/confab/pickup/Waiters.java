package dev.confab.pickup;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The readers that wait for the next event of their bot. They wait on virtual threads: one costs
/// about a kilobyte.
final class Waiters {
  /// Readers that wait for one bot.
  static final int OF_BOT_MAX = 20;

  /// Readers that wait at all.
  static final int MAX = 5_000;

  private record Place(PortalId portal, UserId bot) {}

  private final Map<Place, Set<Waiter>> places = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Supplier<Semaphore> bells;
  private volatile boolean closed;

  Waiters() {
    this(() -> new Semaphore(0));
  }

  /// @param bells makes each reader's, without permits
  Waiters(Supplier<Semaphore> bells) {
    this.bells = bells;
  }

  /// One reader; what happens after it came in rings, so it must come in before it looks.
  final class Waiter implements AutoCloseable {
    private final Place place;
    private final Semaphore bell;

    private Waiter(Place place) {
      this.place = place;
      this.bell = bells.get();
    }

    /// Waits for a ring, or until the time is over; true when it rang. Rings that came together
    /// count as one; a ring that comes when the time is just over is heard the next time.
    boolean await(long nanos) throws InterruptedException {
      boolean rang = bell.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      if (rang) {
        bell.drainPermits();
      }
      return rang;
    }

    void ring() {
      bell.release();
    }

    /// Gives the place back, once.
    @Override
    public void close() {
      places.computeIfPresent(
          place,
          (key, readers) -> {
            if (readers.remove(this)) {
              count.decrementAndGet();
            }
            return readers.isEmpty() ? null : readers;
          });
    }
  }

  /// Refuses when there are too many.
  Waiter enter(PortalId portal, UserId bot) {
    if (count.incrementAndGet() > MAX) {
      count.decrementAndGet();
      throw PickupError.TOO_MANY_READERS.refuse();
    }
    var waiter = new Waiter(new Place(portal, bot));
    places.compute(
        waiter.place,
        (key, known) -> {
          var readers = known == null ? ConcurrentHashMap.<Waiter>newKeySet() : known;
          if (readers.size() >= OF_BOT_MAX) {
            count.decrementAndGet();
            throw PickupError.TOO_MANY_READERS.refuse();
          }
          readers.add(waiter);
          return readers;
        });
    return waiter;
  }

  void ring(PortalId portal, UserId bot) {
    if (count.get() > 0) {
      var readers = places.get(new Place(portal, bot));
      if (readers != null) {
        readers.forEach(Waiter::ring);
      }
    }
  }

  /// Rings everybody who waits for a bot of this portal.
  void ring(PortalId portal) {
    if (count.get() > 0) {
      places.forEach(
          (place, readers) -> {
            if (place.portal().equals(portal)) {
              readers.forEach(Waiter::ring);
            }
          });
    }
  }

  /// Rings everybody.
  void ring() {
    places.values().forEach(readers -> readers.forEach(Waiter::ring));
  }

  int count() {
    return count.get();
  }

  boolean closed() {
    return closed;
  }

  /// Nobody waits any more.
  void close() {
    closed = true;
    ring();
  }
}
