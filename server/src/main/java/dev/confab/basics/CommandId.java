package dev.confab.basics;

/// Names a command of a bot.
public record CommandId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
