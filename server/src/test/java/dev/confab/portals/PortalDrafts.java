package dev.confab.portals;

import java.time.ZoneId;

/// Portals that tests open.
public final class PortalDrafts {
  private PortalDrafts() {}

  /// A portal with the limits of one's own server.
  public static PortalDraft of(String host) {
    return of(host, "professional", Portal.LimitProfile.SELF_HOSTED);
  }

  /// A portal of this plan.
  public static PortalDraft of(String host, String plan, Portal.LimitProfile limits) {
    return new PortalDraft(
        host,
        "0123456789abcdef0123456789abcdef",
        "en",
        ZoneId.of("UTC"),
        plan,
        Portal.State.OPEN,
        false,
        limits);
  }
}
