package dev.confab.basics;

/// Names an event of the log; within a portal a later event has a greater id.
public record EventId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
