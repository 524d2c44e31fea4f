package dev.confab.notifications.rest;

import static dev.confab.notifications.NotifyError.LAST_ID_STRING;

import org.jspecify.annotations.Nullable;

/// The notification behind which a page begins.
final class LastId {
  private LastId() {}

  /// Its number; greater than any where none is given.
  static long read(@Nullable String text) {
    if (text == null) {
      return Long.MAX_VALUE;
    }
    LAST_ID_STRING.unless(text.strip().matches("-?[0-9]{1,18}"));
    var id = Long.parseLong(text.strip());
    return id <= 0 ? Long.MAX_VALUE : id;
  }
}
