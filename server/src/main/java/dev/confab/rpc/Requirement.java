package dev.confab.rpc;

/// Something a method needs before it runs: a scope, an application's token. The gate that knows
/// the kind checks it and prints its sentence in the reference.
public interface Requirement {
  /// One sentence for the reference.
  String sentence();
}
