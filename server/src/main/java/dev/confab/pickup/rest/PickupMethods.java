package dev.confab.pickup.rest;

import dev.confab.bots.Bots;
import dev.confab.pickup.Pickup;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class PickupMethods {
  private PickupMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(Bots bots, Pickup pickup) {
    return List.of(
        new EventsGet(bots, pickup),
        new CursorsList(bots, pickup.cursors()),
        new CursorsSet(bots, pickup.cursors()),
        new CursorsDelete(bots, pickup.cursors()));
  }
}
