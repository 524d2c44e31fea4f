package dev.confab.access;

import dev.confab.rpc.Requirement;

/// What kind of credential a method takes.
public enum Context implements Requirement {
  /// An application's token: webhooks and browsers are refused.
  APPLICATION;

  @Override
  public String sentence() {
    return "Only with an application's access token.";
  }
}
