package dev.confab.rpc;

import dev.confab.basics.Doc;

/// What methods of the second generation answer that have nothing to tell.
///
/// @param result always true: what cannot be done is refused
public record Done(@Doc("Always true.") boolean result) {
  /// It is done.
  public static final Done DONE = new Done(true);
}
