package dev.confab.links;

import static java.util.Objects.requireNonNull;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Turns at fetching: so many at once, and of them a share for each portal, for each host a portal
/// asks, and for each user. So neither a slow host, nor somebody who has many of them, takes the
/// turns of all.
final class Turns {
  private final Limits limits;
  private final Semaphore all;
  private final ConcurrentHashMap<Key, Share> shares = new ConcurrentHashMap<>();

  /// How many turns there are at once.
  ///
  /// @param asked most that a user may have or wait for
  record Limits(int all, int portal, int host, int user, int asked) {}

  /// Who asks.
  record Asker(PortalId portal, UserId user) {}

  private enum Kind {
    USER,
    HOST,
    PORTAL
  }

  private record Key(Kind kind, PortalId portal, String name) {}

  /// @param users who has a turn of it or waits for one
  private record Share(Semaphore turns, int users) {}

  Turns(Limits limits) {
    this.limits = limits;
    this.all = new Semaphore(limits.all(), true);
  }

  /// Waits for a turn, to be given back; false when there was none in time, or the user waits for
  /// too many.
  boolean take(Asker asker, String address, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    var taken = new ArrayDeque<Key>();
    boolean had = false;
    try {
      for (var key : keys(asker, address)) {
        if (!take(key, end)) {
          return false;
        }
        taken.push(key);
      }
      had = all.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return had;
    } finally {
      if (!had) {
        taken.forEach(this::give);
      }
    }
  }

  private boolean take(Key key, long end) throws InterruptedException {
    var one = new Share(new Semaphore(most(key.kind()), true), 1);
    var share = requireNonNull(shares.merge(key, one, Turns::joined));
    boolean taken = false;
    try {
      taken =
          (key.kind() != Kind.USER || share.users() <= limits.asked())
              && share.turns().tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return taken;
    } finally {
      if (!taken) {
        leave(key);
      }
    }
  }

  void give(Asker asker, String address) {
    all.release();
    keys(asker, address).forEach(this::give);
  }

  private void give(Key key) {
    shares.computeIfPresent(
        key,
        (any, share) -> {
          share.turns().release();
          return share;
        });
    leave(key);
  }

  /// In the order in which they are waited for: whoever waits for one holds none that more people
  /// share.
  private static List<Key> keys(Asker asker, String address) {
    var portal = asker.portal();
    return List.of(
        new Key(Kind.USER, portal, asker.user().toString()),
        new Key(Kind.HOST, portal, host(address)),
        new Key(Kind.PORTAL, portal, ""));
  }

  private int most(Kind kind) {
    return switch (kind) {
      case USER -> limits.user();
      case HOST -> limits.host();
      case PORTAL -> limits.portal();
    };
  }

  private static Share joined(Share known, Share one) {
    return new Share(known.turns(), known.users() + one.users());
  }

  private void leave(Key key) {
    shares.computeIfPresent(
        key,
        (any, share) -> share.users() == 1 ? null : new Share(share.turns(), share.users() - 1));
  }

  /// Shares that somebody has a turn of, or waits for one.
  int shares() {
    return shares.size();
  }

  /// The host of an address of the web, whatever its port, and whether or not its name is spelt to
  /// the root.
  private static String host(String address) {
    var parts = address.split("[/?#\\\\]", 4);
    return parts.length < 3
        ? ""
        : parts[2].replaceFirst(":[0-9]*$", "").replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
  }
}
