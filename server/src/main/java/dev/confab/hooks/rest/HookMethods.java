package dev.confab.hooks.rest;

import dev.confab.hooks.Hooks;
import dev.confab.portals.Portals;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class HookMethods {
  private HookMethods() {}

  /// All of them.
  public static List<RestMethod<?, ?>> all(Hooks hooks, Portals portals) {
    return List.of(
        new EventBind(hooks),
        new EventUnbind(hooks),
        new EventGet(hooks),
        new Events(),
        new EventTest(hooks, portals));
  }
}
