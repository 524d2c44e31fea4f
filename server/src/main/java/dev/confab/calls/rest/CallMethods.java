package dev.confab.calls.rest;

import dev.confab.calls.CallDesk;
import dev.confab.calls.Migration;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods about calls.
public final class CallMethods {
  private CallMethods() {}

  /// The methods over these domains.
  ///
  /// @param methods all of the server's, to tell what is meant
  public static List<RestMethod<?, ?>> all(CallDesk desk, Migration migration, Methods methods) {
    return List.of(
        new CallsList(desk, methods),
        new CallsShow(desk, methods),
        new MigrationReport(desk, migration));
  }
}
