package dev.confab.live;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.time.Instant;

/// Who opened a socket.
///
/// @param session names the browser's session, with which the socket ends
/// @param guest whether the user is from outside the company
/// @param admin whether the user runs the portal
public record Visitor(
    PortalId portal, UserId user, boolean guest, boolean admin, String session, Instant expires) {}
