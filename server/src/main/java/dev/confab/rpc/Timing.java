package dev.confab.rpc;

import dev.confab.basics.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
  private static final long MICROS = 1_000_000;

  /// The block as text. Most answers need no tree of it, and thousands are written a second.
  String json() {
    var text = new StringBuilder(256).append("{\"start\":");
    seconds(text, micros(start)).append(",\"finish\":");
    seconds(text, micros(finish)).append(",\"duration\":");
    seconds(text, duration()).append(",\"processing\":");
    seconds(text, processingNanos / 1000).append(",\"date_start\":\"").append(date(start));
    text.append("\",\"date_finish\":\"").append(date(finish)).append("\",\"operating_reset_at\":");
    text.append(used.resetAtEpochSecond()).append(",\"operating\":");
    return seconds(text, operating()).append('}').toString();
  }

  private static StringBuilder seconds(StringBuilder text, long micros) {
    text.append(micros / MICROS).append('.');
    long left = micros % MICROS;
    for (long next = MICROS / 10; next > left && next > 1; next /= 10) {
      text.append('0');
    }
    return text.append(left);
  }

  ObjectNode tree() {
    var time = Json.mapper().createObjectNode();
    time.put("start", seconds(micros(start)));
    time.put("finish", seconds(micros(finish)));
    time.put("duration", seconds(duration()));
    time.put("processing", seconds(processingNanos / 1000));
    time.put("date_start", date(start));
    time.put("date_finish", date(finish));
    time.put("operating_reset_at", used.resetAtEpochSecond());
    time.put("operating", seconds(operating()));
    return time;
  }

  /// A date without fractions, written once a second and not twice a call.
  private record Written(long second, ZoneId zone, String text) {}

  private static volatile Written lastDate = new Written(0, ZoneOffset.UTC, "");

  private String date(Instant moment) {
    var last = lastDate;
    if (last.second() == moment.getEpochSecond() && last.zone().equals(zone)) {
      return last.text();
    }
    var text = Json.TIME.format(moment.atZone(zone));
    lastDate = new Written(moment.getEpochSecond(), zone, text);
    return text;
  }

  private long duration() {
    return Math.max(0, micros(finish) - micros(start));
  }

  private long operating() {
    return Math.round(used.seconds() * MICROS);
  }

  private static long micros(Instant moment) {
    return moment.getEpochSecond() * MICROS + moment.getNano() / 1000;
  }

  private static BigDecimal seconds(long micros) {
    return BigDecimal.valueOf(micros, 6);
  }
}
