package dev.confab.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Addresses that were read: one reads the same every time. Whether it may be called is asked of
/// each connection. When there are too many, or too long ones, all are forgotten and read again.
final class Targets {
  /// Addresses kept.
  private static final int MOST = 20_000;

  /// Characters of the addresses kept: callers choose how long theirs are, and how many.
  private static final long CHARS_MAX = 4_000_000;

  private final AddressGuard guard;
  private final Map<String, Target> known = new ConcurrentHashMap<>();
  private long chars;

  /// @param guard reads them
  Targets(AddressGuard guard) {
    this.guard = guard;
  }

  Target of(String address) throws AddressRefused {
    var found = known.get(address);
    if (found != null) {
      return found;
    }
    var read = Target.of(guard.read(address));
    keep(address, read);
    return read;
  }

  private synchronized void keep(String address, Target read) {
    if (known.size() >= MOST || chars + address.length() > CHARS_MAX) {
      known.clear();
      chars = 0;
    }
    if (known.put(address, read) == null) {
      chars += address.length();
    }
  }
}
