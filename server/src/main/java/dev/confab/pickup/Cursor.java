package dev.confab.pickup;

import dev.confab.basics.EventId;
import java.time.Instant;

/// A reader of a bot's events.
///
/// @param next the first event it has not taken
/// @param settled all events before this one were settled by fetching
/// @param moved when it moved last
public record Cursor(String name, EventId next, EventId settled, Instant moved) {
  /// The cursor that settles where the bot fetches its events.
  public static final String MAIN = "main";

  /// The first event that is not taken: where reading settles, what was only read is not.
  EventId untaken(boolean settles) {
    return settles ? settled : next;
  }

  static Cursor fresh(String name) {
    return new Cursor(name, new EventId(0), new EventId(0), Instant.EPOCH);
  }
}
