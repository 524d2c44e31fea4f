package dev.confab.live;

import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.live.Live.Said;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What changes too often to be told each time: who is there, and what somebody has not read. It is
/// gathered for a moment, and each user told of once.
final class Gathering implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
  private static final Duration COUNTERS_PACE = Duration.ofMillis(300);
  private static final Duration ACTIVITY_PACE = Duration.ofMillis(400);
  private static final Duration PRESENCE_PACE = Duration.ofSeconds(3);
  private static final Duration TEND_PACE = Duration.ofSeconds(5);

  /// Silence after which a page hears that we are there.
  private static final Duration SILENCE_MAX = Duration.ofSeconds(25);

  /// Users told of in one event.
  private static final int TOLD_MAX = 500;

  private final Live live;
  private final Gathered words;
  private final Map<PortalId, Set<UserId>> moved = new ConcurrentHashMap<>();
  private final Map<PortalId, Set<UserId>> counted = new ConcurrentHashMap<>();
  private final Map<PortalId, Set<Activity>> stirred = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("confab-live-clock").daemon(true).factory());

  Gathering(Live live, Gathered words) {
    this.live = live;
    this.words = words;
  }

  void start() {
    every(COUNTERS_PACE, this::tellCounters);
    every(ACTIVITY_PACE, this::tellActivity);
    every(PRESENCE_PACE, this::tellPresence);
    every(TEND_PACE, () -> live.tend(SILENCE_MAX.toNanos()));
  }

  private void every(Duration pace, Runnable work) {
    var _ =
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                LOG.error("Pages could not be told", e);
              }
            },
            pace.toMillis(),
            pace.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /// This user came, went, or said something of himself.
  void presence(PortalId portal, UserId user) {
    note(moved, portal, user);
  }

  /// What this user has not read is something else now.
  void counters(PortalId portal, UserId user) {
    if (live.isOnline(portal, user)) {
      note(counted, portal, user);
    }
  }

  /// Something of this kind changed.
  void activity(PortalId portal, Activity kind) {
    if (live.isWatched(portal)) {
      note(stirred, portal, kind);
    }
  }

  private static <T> void note(Map<PortalId, Set<T>> into, PortalId portal, T what) {
    into.computeIfAbsent(portal, p -> ConcurrentHashMap.newKeySet()).add(what);
  }

  private static <T> List<T> taken(Map<PortalId, Set<T>> from, PortalId portal) {
    var all = from.get(portal);
    if (all == null || all.isEmpty()) {
      return List.of();
    }
    var some = all.stream().limit(TOLD_MAX).toList();
    some.forEach(all::remove);
    return some;
  }

  private void tellCounters() {
    for (var portal : counted.keySet()) {
      for (var user : taken(counted, portal)) {
        live.tell(
            portal, reads -> Said.kept("counters", Audience.of(user), words.counters(reads, user)));
      }
    }
  }

  private void tellActivity() {
    for (var portal : stirred.keySet()) {
      var kinds = taken(stirred, portal);
      if (!kinds.isEmpty()) {
        var data = Json.mapper().createObjectNode();
        for (var kind : Activity.values()) {
          data.put(kind.word(), kinds.contains(kind));
        }
        live.tell(portal, reads -> Said.kept("activity", new Audience.Administrators(), data));
      }
    }
  }

  private void tellPresence() {
    for (var portal : moved.keySet()) {
      var users = taken(moved, portal);
      if (!users.isEmpty() && live.isWatched(portal)) {
        tellPresence(portal, users);
      }
    }
  }

  /// Guests are not told: whom each of them knows is another question for each.
  private void tellPresence(PortalId portal, List<UserId> users) {
    live.tell(
        portal,
        reads -> {
          var data = words.presence(reads, users, user -> live.isOnline(portal, user));
          return data == null ? null : Said.kept("status", new Audience.Staff(), data);
        });
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
