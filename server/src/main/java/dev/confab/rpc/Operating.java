package dev.confab.rpc;

import dev.confab.basics.Caller;

/// Tells how much operating time a caller has used with a method: the two fields of the `time`
/// block. Implemented by `limits`.
public interface Operating {
  /// Seconds used in the window, and when the oldest of them leave it.
  record Used(double seconds, long resetAtEpochSecond) {}

  /// What this caller has used with this method so far.
  Used used(Caller caller, String method);
}
