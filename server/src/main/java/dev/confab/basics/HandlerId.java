package dev.confab.basics;

/// Names one registered handler address: the `event_handler_id` of the wire.
public record HandlerId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
