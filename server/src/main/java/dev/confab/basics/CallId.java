package dev.confab.basics;

/// Names a call that was kept; within a portal a later call has a greater id.
public record CallId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
