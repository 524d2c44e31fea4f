package dev.confab.delivery.simulation;

/// What an operator may wish of an event that waits.
public enum Touch {
  /// To drop it.
  SKIP,
  /// To give it other data.
  EDIT,
  /// To make it due now.
  RETRY
}
