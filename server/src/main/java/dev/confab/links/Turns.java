package dev.confab.links;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Turns at fetching: so many at once, of one host fewer, so that a slow one leaves turns to
/// others.
final class Turns {
  private final int hostMax;
  private final Semaphore all;
  private final ConcurrentHashMap<String, Host> hosts = new ConcurrentHashMap<>();

  /// @param users who has a turn there or waits for one
  private record Host(Semaphore turns, int users) {}

  Turns(int max, int hostMax) {
    this.hostMax = hostMax;
    this.all = new Semaphore(max, true);
  }

  /// Waits for a turn, to be given back; false when there was none in time.
  boolean take(String address, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    var name = host(address);
    var one = new Host(new Semaphore(hostMax, true), 1);
    var host = requireNonNull(hosts.merge(name, one, Turns::joined));
    boolean taken = false;
    try {
      // whoever waits for his host holds no turn that others could have
      if (host.turns().tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
        try {
          taken = all.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
          if (!taken) {
            host.turns().release();
          }
        }
      }
      return taken;
    } finally {
      if (!taken) {
        leave(name);
      }
    }
  }

  void give(String address) {
    all.release();
    var name = host(address);
    hosts.computeIfPresent(
        name,
        (any, host) -> {
          host.turns().release();
          return host;
        });
    leave(name);
  }

  private static Host joined(Host known, Host one) {
    return new Host(known.turns(), known.users() + one.users());
  }

  private void leave(String name) {
    hosts.computeIfPresent(
        name, (any, host) -> host.users() == 1 ? null : new Host(host.turns(), host.users() - 1));
  }

  /// Hosts that somebody has a turn at, or waits for one.
  int hosts() {
    return hosts.size();
  }

  /// The host of an address of the web, whatever its port.
  private static String host(String address) {
    var parts = address.split("[/?#\\\\]", 4);
    return parts.length < 3 ? "" : parts[2].replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
  }
}
