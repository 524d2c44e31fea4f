package dev.confab.delivery.simulation;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import java.time.Instant;

/// What outlives a server: the store, as a world needs it.
public interface Ground {
  /// A server opens the store; the one that had it before is dead.
  Backlog open();

  /// A server opens the store while the one that had it is paused: that one can write no more.
  Backlog takeOver();

  /// Can a store of this kind be taken over?
  boolean changesHands();

  /// People write, through the server that opened last.
  EventId append(NewEvent event);

  /// A bot's waiting events are dropped.
  void withdraw(UserId bot);

  /// Where an event is.
  State state(EventId id);

  /// Before when an event must not be attempted, as far as the store knows.
  Instant due(EventId id);

  /// Where all events are.
  Ledger ledger();
}
