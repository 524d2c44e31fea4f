package dev.confab.rpc;

import dev.confab.basics.Caller;

/// Finds out who calls. Implemented by `access`.
public interface Identity {
  /// The caller, or a refusal of [SystemError].
  Caller identify(Request request);
}
