package dev.confab.basics;

/// Names an application that an administrator added to a portal.
public record AppId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
