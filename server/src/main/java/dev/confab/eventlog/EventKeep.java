package dev.confab.eventlog;

import java.time.Duration;

/// How long and how much of what is settled stays in the log.
///
/// @param age settled events older than this are removed
/// @param bytes the oldest settled events are removed while the log is larger, roughly
public record EventKeep(Duration age, long bytes) {
  /// What a server does unless it is told otherwise.
  public static final EventKeep SERVER = new EventKeep(Duration.ofDays(7), 2048L * 1024 * 1024);
}
