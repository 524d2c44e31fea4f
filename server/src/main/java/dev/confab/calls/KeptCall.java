package dev.confab.calls;

import dev.confab.basics.CallId;

/// A call with its number.
public record KeptCall(CallId id, LoggedCall call) {}
