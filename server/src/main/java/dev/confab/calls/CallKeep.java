package dev.confab.calls;

import java.time.Duration;

/// Which calls are kept, how long and how much of them.
///
/// @param which calls are kept
/// @param age calls older than this are removed
/// @param bytes the oldest calls are removed while there are more, roughly
public record CallKeep(Which which, Duration age, long bytes) {
  /// What a server does unless it is told otherwise.
  public static final CallKeep SERVER =
      new CallKeep(Which.ALL, Duration.ofDays(3), 256L * 1024 * 1024);

  /// Which calls are kept.
  public enum Which {
    /// None, nor are they counted.
    OFF,
    /// Those that were refused; all are counted.
    ERRORS,
    /// All, as far as there is room.
    ALL
  }
}
