package dev.confab.delivery;

import dev.confab.eventlog.Event;

/// A handler that lives in this process, bound under `internal:<name>`. It stands in the same queue
/// as any other: what it throws is a failed attempt, and it may see an event again.
@FunctionalInterface
public interface InsideHandler {
  /// Takes an event; returning acknowledges it.
  void receive(Event event);
}
