package dev.confab.hooks.rest;

import dev.confab.hooks.Hooks;
import dev.confab.hooks.OfflineQueue;
import dev.confab.portals.Portals;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class HookMethods {
  private HookMethods() {}

  /// All of them.
  public static List<RestMethod<?, ?>> all(Hooks hooks, OfflineQueue queue, Portals portals) {
    return List.of(
        new EventBind(hooks),
        new EventUnbind(hooks),
        new EventGet(hooks),
        new Events(),
        new EventTest(hooks, portals),
        new EventOfflineList(hooks, queue, portals),
        new EventOfflineGet(hooks, queue, portals),
        new EventOfflineClear(hooks, queue),
        new EventOfflineError(hooks, queue));
  }
}
