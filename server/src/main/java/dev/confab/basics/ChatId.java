package dev.confab.basics;

/// Names a chat, private or group.
public record ChatId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
