package dev.confab.rpc;

import dev.confab.basics.Change;
import dev.confab.basics.ErrorCode;

/// What of a method was different on portals that have not made a change yet.
public sealed interface Earlier {
  /// The change.
  Change change();

  /// An error had another name.
  ///
  /// @param now what the method refuses with
  /// @param before what callers were told
  record Named(Change change, ErrorCode now, ErrorCode before) implements Earlier {}

  /// A parameter was not known: it was passed over.
  ///
  /// @param path its key, with those above it: `fields.botToken`
  record Unknown(Change change, String path) implements Earlier {}

  /// What stands in a map now stood beside it.
  ///
  /// @param map its key
  /// @param one what stood there in every call of that form
  record Flat(Change change, String map, String one) implements Earlier {}
}
