package dev.confab.basics;

/// Names a person or a bot: a bot is a user of its portal, and its bot id is its user id.
public record UserId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
