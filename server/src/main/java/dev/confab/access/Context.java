package dev.confab.access;

import dev.confab.rpc.Requirement;

/// What kind of credential a method takes.
public enum Context implements Requirement {
  /// An application's token: webhooks and browsers are refused.
  APPLICATION(AccessError.APPLICATION_REQUIRED),
  /// The same, as the methods of events word their refusal.
  APPLICATION_OF_EVENTS(AccessError.AUTH_TYPE_DENIED),
  /// The same, as the methods of options word their refusal.
  APPLICATION_OF_OPTIONS(AccessError.OPTIONS_APPLICATION);

  private final AccessError otherwise;

  Context(AccessError otherwise) {
    this.otherwise = otherwise;
  }

  /// What other callers are refused with.
  AccessError otherwise() {
    return otherwise;
  }

  @Override
  public String sentence() {
    return "Only with an application's access token.";
  }
}
