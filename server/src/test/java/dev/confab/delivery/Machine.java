package dev.confab.delivery;

import dev.confab.sql.Store;

/// A real database of its own, and the computer it stands on, which fails in the ways of its kind.
interface Machine extends AutoCloseable {
  /// Opens the store, after the server that had it died.
  Store boot();

  /// Opens the store, although a server that is paused has it.
  Store takeOver();

  boolean changesHands();

  /// Writes while the disk has no room left.
  void whenFull(Runnable write);

  /// Writes over a connection that is lost meanwhile, and lives on; on a file nothing happens.
  void cutOff(Runnable write);

  /// Dies in the middle of writing.
  void torn(Runnable write);

  @Override
  void close();
}
