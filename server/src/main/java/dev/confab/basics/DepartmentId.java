package dev.confab.basics;

/// The number of a department of a portal.
public record DepartmentId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
