package dev.confab.eventlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event with where it is: what an operator sees of it.
///
/// @param event as it was appended, with its attempts and next due time
/// @param state where it is
/// @param outcome what came of it last; null when it was not attempted yet
/// @param settled when its life ended; null while it waits
/// @param hindrance what kept it from its handler at its last attempt, or from being attempted at
///   all; null: nothing
public record LogEntry(
    Event event,
    State state,
    @Nullable String outcome,
    @Nullable Instant settled,
    @Nullable Hindrance hindrance) {
  /// Whoever took an event was not kept from it, whatever came before.
  public LogEntry {
    hindrance = state == State.ACKNOWLEDGED ? null : hindrance;
  }
}
