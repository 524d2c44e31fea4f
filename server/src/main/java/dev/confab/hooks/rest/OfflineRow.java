package dev.confab.hooks.rest;

import dev.confab.basics.Json;
import dev.confab.hooks.OfflineEvent;
import java.time.ZoneId;
import tools.jackson.databind.node.ObjectNode;

/// A row of a queue as the wire has it: every value is a text.
final class OfflineRow {
  private OfflineRow() {}

  /// As it is taken.
  static ObjectNode of(OfflineEvent event, ZoneId zone) {
    var row = Json.mapper().createObjectNode();
    row.put("ID", Long.toString(event.id()));
    row.put("TIMESTAMP_X", Json.TIME.format(event.changed().atZone(zone)));
    row.put("EVENT_NAME", event.event());
    row.set("EVENT_DATA", Json.parse(event.data()));
    var actor = event.actor();
    if (actor == null) {
      row.put("EVENT_ADDITIONAL", false);
    } else {
      row.putObject("EVENT_ADDITIONAL").put("user_id", actor.toString());
    }
    row.put("MESSAGE_ID", event.messageId());
    return row;
  }

  /// As it is listed: with who took it and whether that failed.
  static ObjectNode listed(OfflineEvent event, ZoneId zone) {
    return of(event, zone)
        .put("PROCESS_ID", event.process())
        .put("ERROR", event.failed() ? "1" : "0");
  }
}
