package dev.confab.basics;

/// Names a stored file, for example an avatar.
public record FileId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
