package dev.confab.pickup.rest.v2;

import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.bots.BotEvent;
import dev.confab.delivery.BadData;
import dev.confab.delivery.rest.v2.SecondData;
import dev.confab.eventlog.Event;
import dev.confab.pickup.Fetch;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An event as it is fetched.
record ShownEvent(
    @Doc("Its number; later events have greater ones.") EventId eventId,
    @Doc("What happened: `ONIMBOTV2MESSAGEADD`, `ONIMV2MESSAGEADD` …") String type,
    @Doc("When it happened.") String date,
    @Doc("What is told of it.") ObjectNode data) {

  /// What was fetched, in the order in which it happened.
  ///
  /// @param card the bot as its owner sees it now; asked for only when it is shown. The news of its
  ///   removal show it as it was
  static List<ShownEvent> of(
      Call call, Portals portals, Fetch.Handful found, Supplier<JsonNode> card) {
    var base = call.origin().base();
    var portal = call.caller().portal();
    var shown = new ArrayList<ShownEvent>();
    var bot = found.events().isEmpty() ? null : card.get();
    for (var event : found.events()) {
      var data = data(event, base);
      if (!event.event().equals(BotEvent.DELETE.second())) {
        data.set("bot", bot);
      }
      var date = date(portals, portal, event.created());
      shown.add(new ShownEvent(event.id(), event.event(), date, data));
    }
    for (var event : found.along()) {
      var date = date(portals, portal, event.created());
      var data = SecondData.of(event.data(), base);
      shown.add(new ShownEvent(event.id(), event.type(), date, data));
    }
    shown.sort(Comparator.comparingLong(event -> event.eventId().value()));
    return shown;
  }

  /// Without what cannot be read, so that the others of its page are shown.
  private static ObjectNode data(Event event, String base) {
    try {
      return SecondData.of(event.data(), base);
    } catch (BadData e) {
      return Json.mapper().createObjectNode();
    }
  }

  private static String date(Portals portals, PortalId portal, Instant moment) {
    return Json.TIME.format(moment.atZone(portals.get(portal).timezone()));
  }
}
