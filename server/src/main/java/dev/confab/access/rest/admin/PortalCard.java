package dev.confab.access.rest.admin;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.portals.Portal;
import java.util.Locale;

/// The portal as its administrators see it.
@Keys(Keys.Spelling.LOWER_SNAKE)
record PortalCard(
    @Doc("The name that chooses it.") String host,
    @Doc("Names it to applications.") String memberId,
    @Doc("Its language.") String language,
    @Doc("Its zone.") String timezone,
    @Doc("What it subscribed to; `free` has no REST, names that begin with `ent` more of it.")
        String plan,
    @Doc("`open`, `closed` or `overloaded`.") String state,
    @Doc("Whether calls must come over TLS.") boolean httpsOnly,
    @Doc("`cloud` or `self-hosted`: which limits are in force.") String limits,
    @Doc("Whether a portal file declares it, and its next start brings that back.")
        boolean declared) {

  static PortalCard of(Portal portal, boolean declared) {
    return new PortalCard(
        portal.host(),
        portal.memberId(),
        portal.language(),
        portal.timezone().getId(),
        portal.plan(),
        portal.state().name().toLowerCase(Locale.ROOT),
        portal.httpsOnly(),
        portal.limits() == Portal.LimitProfile.CLOUD ? "cloud" : "self-hosted",
        declared);
  }
}
