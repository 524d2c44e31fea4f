package dev.confab.calls.rest;

import dev.confab.calls.CallDesk;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods about calls.
public final class CallMethods {
  private CallMethods() {}

  /// The methods over this desk.
  ///
  /// @param methods all of the server's, to tell what is meant
  public static List<RestMethod<?, ?>> all(CallDesk desk, Methods methods) {
    return List.of(new CallsList(desk, methods), new CallsShow(desk, methods));
  }
}
