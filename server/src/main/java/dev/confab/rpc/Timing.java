package dev.confab.rpc;

import dev.confab.basics.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import tools.jackson.databind.node.ObjectNode;

/// The `time` block that stands in every answer. Clients refuse an answer without it.
///
/// @param start when the call arrived
/// @param finish when its answer was ready
/// @param processingNanos how long the method itself ran
/// @param used the operating time of the caller's method
/// @param zone the portal's time zone, in which the two dates are written
record Timing(
    Instant start, Instant finish, long processingNanos, Operating.Used used, ZoneId zone) {

  ObjectNode tree() {
    var time = Json.mapper().createObjectNode();
    var duration = Math.max(0, micros(finish) - micros(start));
    time.put("start", seconds(micros(start)));
    time.put("finish", seconds(micros(finish)));
    time.put("duration", seconds(duration));
    time.put("processing", seconds(processingNanos / 1000));
    time.put("date_start", Json.TIME.format(start.atZone(zone)));
    time.put("date_finish", Json.TIME.format(finish.atZone(zone)));
    time.put("operating_reset_at", used.resetAtEpochSecond());
    time.put("operating", BigDecimal.valueOf(Math.round(used.seconds() * 1_000_000), 6));
    return time;
  }

  private static long micros(Instant moment) {
    return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1000;
  }

  private static BigDecimal seconds(long micros) {
    return BigDecimal.valueOf(micros, 6);
  }
}
