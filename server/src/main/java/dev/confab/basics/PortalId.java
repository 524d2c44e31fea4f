package dev.confab.basics;

/// Names a portal of this server. One server holds many; nothing is shared between them.
public record PortalId(long value) implements Id {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
