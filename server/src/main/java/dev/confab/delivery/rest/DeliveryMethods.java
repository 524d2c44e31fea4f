package dev.confab.delivery.rest;

import dev.confab.audit.AuditLog;
import dev.confab.bots.Bots;
import dev.confab.delivery.Agreements;
import dev.confab.delivery.Courier;
import dev.confab.delivery.HandlerNotes;
import dev.confab.people.People;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class DeliveryMethods {
  private DeliveryMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      People people,
      Bots bots,
      Agreements agreements,
      HandlerNotes notes,
      Courier courier,
      AuditLog audit) {
    var steered = new Steered(people, bots);
    return List.of(
        new DeliveryGet(steered, bots, agreements, notes, courier),
        new DeliverySet(steered, agreements, audit),
        new DeliveryResume(steered, notes, audit));
  }
}
