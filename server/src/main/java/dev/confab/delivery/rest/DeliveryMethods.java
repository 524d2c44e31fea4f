package dev.confab.delivery.rest;

import dev.confab.bots.Bots;
import dev.confab.delivery.Agreements;
import dev.confab.delivery.Courier;
import dev.confab.delivery.HandlerNotes;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class DeliveryMethods {
  private DeliveryMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      Bots bots, Agreements agreements, HandlerNotes notes, Courier courier) {
    return List.of(
        new DeliveryGet(bots, agreements, notes, courier),
        new DeliverySet(bots, agreements),
        new DeliveryResume(bots, notes));
  }
}
