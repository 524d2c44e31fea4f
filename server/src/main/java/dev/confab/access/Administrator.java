package dev.confab.access;

import dev.confab.rpc.Requirement;

/// Who a method about the portal itself is for.
///
/// An application acts for whoever granted it something, often without their looking: it is not
/// handed the house because an administrator opened it. A webhook was made by an administrator for
/// that end, and a browser is the administrator.
public enum Administrator implements Requirement {
  /// An administrator in a browser, or a webhook of one.
  REQUIRED;

  @Override
  public String sentence() {
    return "An administrator: signed in, or by a webhook; applications are refused.";
  }
}
