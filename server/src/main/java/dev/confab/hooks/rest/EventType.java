package dev.confab.hooks.rest;

import static java.util.Objects.requireNonNull;

import dev.confab.basics.AppId;
import dev.confab.basics.Cut;
import dev.confab.rpc.Call;
import dev.confab.rpc.SystemError;

/// How an event comes to its application.
enum EventType {
  /// It is posted.
  ONLINE,
  /// It is queued and fetched.
  OFFLINE;

  /// Longest name of a queue.
  private static final int CONNECTOR_LENGTH_MAX = 255;

  /// The application that calls: the gate let no other caller in.
  static AppId app(Call call) {
    return requireNonNull(call.caller().app());
  }

  /// A queue's name as it is kept.
  static String connector(String name) {
    if (!Cut.fits(CONNECTOR_LENGTH_MAX, name)) {
      throw SystemError.ERROR_ARGUMENT.refuse("auth_connector");
    }
    return name.strip();
  }
}
