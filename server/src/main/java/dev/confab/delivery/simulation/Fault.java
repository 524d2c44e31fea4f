package dev.confab.delivery.simulation;

import dev.confab.basics.EventId;

/// What can happen to the write that records what came of an attempt.
public enum Fault {
  /// Nothing.
  NONE,
  /// The disk is full; the server lives on.
  FULL,
  /// The server dies while the record is written: what is there of it is no record.
  TORN,
  /// The server dies when the record is written and before it knows.
  UNTOLD;

  /// Chooses what happens to a write.
  public interface Chance {
    /// Decides for a write that is about one event, before it begins.
    Fault next(EventId event);
  }

  /// Ends the server that writes, as `kill -9` does. Returns never.
  public static RuntimeException die() {
    return Beyond.<RuntimeException>raise(new Crash());
  }
}
