package dev.confab.portals;

import dev.confab.basics.PortalId;
import java.time.ZoneId;

/// A portal as its administrator set it up.
///
/// @param host the name that chooses it, lower-case, with the port when it is not the usual one
/// @param memberId names the portal to applications, whatever its host becomes
/// @param plan what the portal subscribed to; `free` has no REST
/// @param httpsOnly whether calls must come over TLS
/// @param revision of the API it speaks; 0: the newest
public record Portal(
    PortalId id,
    String host,
    String memberId,
    String language,
    ZoneId timezone,
    String plan,
    State state,
    boolean httpsOnly,
    LimitProfile limits,
    int revision) {

  /// Whether the portal takes calls.
  public enum State {
    /// It does.
    OPEN,
    /// Its administrator closed it: calls are told that it was deleted.
    CLOSED,
    /// REST is switched off by hand, because the server has too much to do.
    OVERLOADED
  }

  /// Which limits are in force.
  public enum LimitProfile {
    /// The documented numbers of the original's cloud.
    CLOUD,
    /// None, as in an installation of one's own.
    SELF_HOSTED
  }
}
