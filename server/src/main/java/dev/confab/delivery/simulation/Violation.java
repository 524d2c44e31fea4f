package dev.confab.delivery.simulation;

/// Something happened that must not, seen from within a server.
final class Violation extends Beyond {
  private static final long serialVersionUID = 1;

  private final AssertionError found;

  Violation(AssertionError found) {
    super("violation");
    this.found = found;
  }

  AssertionError found() {
    return found;
  }
}
