package dev.confab.delivery.simulation;

/// Stands for `kill -9`: nothing after it happens.
final class Crash extends Beyond {
  private static final long serialVersionUID = 1;

  Crash() {
    super("crash");
  }
}
