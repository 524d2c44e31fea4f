package dev.confab.basics;

/// Names a message; ids of one portal grow with time across all its chats.
public record MessageId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
