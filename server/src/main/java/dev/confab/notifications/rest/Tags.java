package dev.confab.notifications.rest;

import dev.confab.basics.Caller;
import dev.confab.basics.Cut;
import org.jspecify.annotations.Nullable;

/// Tags as they are kept and shown: with the application they belong to, because two applications
/// may think of the same one.
final class Tags {
  private static final int LENGTH_MAX = 255;

  private Tags() {}

  /// The whole tag; empty where none is given.
  static String of(Caller caller, @Nullable String clientId, @Nullable String tag) {
    var plain = tag == null ? "" : Cut.to(LENGTH_MAX, tag.strip());
    return plain.isEmpty() ? "" : "MP|" + application(caller, clientId) + "|" + plain;
  }

  /// The application a caller stands for; empty where a webhook names none.
  static String application(Caller caller, @Nullable String clientId) {
    var own = caller.clientId();
    if (own != null) {
      return own;
    }
    return clientId == null ? "" : Cut.to(LENGTH_MAX, clientId.strip());
  }
}
