package dev.confab.rpc;

/// Told how each call ended, after its transaction and before its answer leaves: must be quick.
/// What it throws is logged and changes nothing.
@FunctionalInterface
public interface Witness {
  /// A call ended.
  void ended(Ended call);
}
