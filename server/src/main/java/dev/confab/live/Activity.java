package dev.confab.live;

import java.util.Locale;

/// What administrators may have open in the console. They hear that it changed, and look again: the
/// change itself may not be what they look for.
public enum Activity {
  /// The log of events, and what is known of the addresses they go to.
  DELIVERIES,
  /// The log of calls.
  CALLS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
