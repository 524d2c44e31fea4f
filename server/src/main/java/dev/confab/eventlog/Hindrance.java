package dev.confab.eventlog;

import org.jspecify.annotations.Nullable;

/// What keeps an event from its handler, where no handler can help it.
public enum Hindrance {
  /// This server may not call the address: it is not public, or of something that is no handler.
  REFUSED(1),
  /// The installation of its application was not finished when it happened; nobody is told of it.
  NOT_INSTALLED(2);

  private final int number;

  Hindrance(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static int numberOf(@Nullable Hindrance hindrance) {
    return hindrance == null ? 0 : hindrance.number;
  }

  static @Nullable Hindrance of(long number) {
    return number == 0 ? null : values()[(int) number - 1];
  }
}
