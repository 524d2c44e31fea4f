package dev.confab.delivery.rest;

import dev.confab.basics.Doc;
import dev.confab.delivery.Terms;

/// How a bot's events are delivered, as callers see it.
record DeliveryCard(
    @Doc("`durable` or `faithful`.") String profile,
    @Doc("`webhook` or `fetch`.") String receive,
    @Doc("Attempts at the same time at one handler.") int inFlightMax,
    @Doc("Attempts in a second at one handler; 0: no limit.") int perSecondMax,
    @Doc("Seconds after which an event is given up.") long life,
    @Doc("Whether a handler may answer with a call.") boolean inlineReply) {

  static DeliveryCard of(Terms terms) {
    return new DeliveryCard(
        terms.profile().word(),
        terms.receive().word(),
        terms.inFlightMax(),
        terms.perSecondMax(),
        terms.life().toSeconds(),
        terms.inlineReply());
  }
}
