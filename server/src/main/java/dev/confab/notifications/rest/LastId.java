package dev.confab.notifications.rest;

import static dev.confab.notifications.NotifyError.LAST_ID_STRING;

import org.jspecify.annotations.Nullable;

/// The notification behind which a page begins.
final class LastId {
  /// Greater than any: the first page.
  static final long NONE = Long.MAX_VALUE;

  private LastId() {}

  /// Its number; [#NONE] where none is given.
  static long read(@Nullable String text) {
    if (text == null) {
      return NONE;
    }
    LAST_ID_STRING.unless(text.strip().matches("-?[0-9]{1,18}"));
    var id = Long.parseLong(text.strip());
    return id <= 0 ? NONE : id;
  }
}
