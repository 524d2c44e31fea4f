package dev.confab.basics;

/// Names an incoming webhook, the address an administrator hands to one caller.
public record WebhookId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
