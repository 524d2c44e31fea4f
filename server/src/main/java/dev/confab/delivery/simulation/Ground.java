package dev.confab.delivery.simulation;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import java.util.List;

/// What outlives a server: the store, as a world needs it.
public interface Ground {
  /// A server opens the store; the one that had it before is dead.
  Backlog open();

  /// A server opens the store while the one that had it is paused: that one can write no more.
  Backlog takeOver();

  /// Can a store of this kind be taken over?
  boolean changesHands();

  /// People write, through the server that opened last. May fail, as the other two may that change
  /// something.
  EventId append(NewEvent event);

  /// A bot's waiting events are dropped.
  void withdraw(UserId bot);

  /// A bot became another application's: what waits for it is news from that one.
  void readdress(UserId bot, AppId app);

  /// What waits for a bot, the oldest first.
  List<Event> waiting(UserId bot, int limit);

  /// A bot that fetches has taken these.
  void take(List<Event> events);

  /// Where an event is.
  State state(EventId id);

  /// An operator wishes something of an event; false when it waits no more.
  ///
  /// @param data what it is to tell, where that is wished
  boolean touch(EventId id, Touch wish, String data);

  /// An event as the store has it.
  Event event(EventId id);

  /// Where its last attempt went; empty: none is kept.
  String triedAt(Event event);

  /// The number of the event that was written last; 0: there is none.
  EventId newest();

  /// Where all events are.
  Ledger ledger();

  /// Where the events of a bot are.
  Ledger ledger(UserId bot);
}
