package dev.confab.delivery.simulation;

/// What no server may catch and go on after. Servers catch exceptions and errors, so it is neither.
abstract sealed class Beyond extends Throwable permits Crash, Violation {
  private static final long serialVersionUID = 1;

  Beyond(String name) {
    super(name, null, false, false);
  }

  /// Throws it past callers that declare nothing. Returns never.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T extends Throwable> RuntimeException raise(Beyond what) throws T {
    throw (T) what;
  }
}
