package dev.confab.portals;

import java.time.ZoneId;

/// What a portal is to be, before it has an id; see [Portal] for the meaning of each part.
public record PortalDraft(
    String host,
    String memberId,
    String language,
    ZoneId timezone,
    String plan,
    Portal.State state,
    boolean httpsOnly,
    Portal.LimitProfile limits,
    int revision) {

  /// A portal of the newest revision.
  public PortalDraft(
      String host,
      String memberId,
      String language,
      ZoneId timezone,
      String plan,
      Portal.State state,
      boolean httpsOnly,
      Portal.LimitProfile limits) {
    this(host, memberId, language, timezone, plan, state, httpsOnly, limits, 0);
  }
}
