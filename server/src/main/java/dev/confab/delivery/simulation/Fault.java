package dev.confab.delivery.simulation;

import dev.confab.basics.EventId;

/// What can happen to a write: of an event, of what came of an attempt, of an operator's wish.
public enum Fault {
  /// Nothing.
  NONE,
  /// The disk is full; the server lives on.
  FULL,
  /// The server dies while the record is written: what is there of it is no record.
  TORN,
  /// The server dies when the record is written and before it knows.
  UNTOLD,
  /// The connection is lost in the commit, which held; the server lives on and cannot know.
  DOUBTED,
  /// The same, and it did not hold.
  BROKEN_OFF;

  /// Whether the server lives on, and whoever wrote hears that something failed.
  public boolean isTold() {
    return this == FULL || this == DOUBTED || this == BROKEN_OFF;
  }

  /// Chooses what happens to a write.
  public interface Chance {
    /// Decides for a write, before it begins.
    ///
    /// @param event that the write is about; 0: of one that is not there yet, or of several
    Fault next(EventId event);
  }

  /// Ends the server that writes, as `kill -9` does. Returns never.
  public static RuntimeException die() {
    return Beyond.<RuntimeException>raise(new Crash());
  }
}
