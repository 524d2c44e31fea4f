package dev.confab.rpc;

import org.jspecify.annotations.Nullable;

/// One public method of the API.
///
/// @param <P> the record its parameters are bound to
/// @param <R> what it returns: a record, an id, a text, a flag, a map, a [Page] or a [Counted]
public interface RestMethod<P extends Record, R extends @Nullable Object> {
  /// What the method is called, needs, takes and may refuse.
  MethodSpec<P, R> spec();

  /// Does it. Runs inside the call's transaction, unless the method prepares first; a refusal
  /// undoes everything.
  R handle(Call call, P asked);
}
