package dev.confab.basics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as callers spell them. ISO 8601 is asked for, and what comes is what a client's library
/// makes of it: an offset without a colon, none at all, a day alone, a space where `T` stands, and
/// one where `+` stood before a form was decoded.
public final class Moment {
  private static final Pattern TEXT =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})"
              + "(?:[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)"
              + "(?: *([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)| +([0-9]{2}:?[0-9]{2}))?)?");

  private Moment() {}

  /// The time; null when the text is none. Years of four digits: what lies beyond them cannot be
  /// counted in milliseconds.
  ///
  /// @param zone where a time without an offset is meant, and where a day without a time begins
  public static @Nullable Instant read(String text, ZoneId zone) {
    var parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      return null;
    }
    try {
      var day = LocalDate.parse(parts.group(1));
      var time = parts.group(2);
      if (time == null) {
        return day.atStartOfDay(zone).toInstant();
      }
      var offset = parts.group(4) == null ? parts.group(3) : "+" + parts.group(4);
      var where = offset == null ? zone : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
      return day.atTime(LocalTime.parse(time)).atZone(where).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
