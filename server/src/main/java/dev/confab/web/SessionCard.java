package dev.confab.web;

import dev.confab.access.Sessions;
import dev.confab.basics.Json;
import dev.confab.disk.Contents;
import dev.confab.live.Live;
import dev.confab.people.Avatars;
import dev.confab.people.Person;
import dev.confab.portals.Declared;
import dev.confab.portals.Portal;
import dev.confab.sql.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a page learns of who is signed in, and of the portal. (docs/live.md)
///
/// @param declared what the portal file declares, so that a change of it does not outlive a start
/// @param live says where the portal's events stand before the page loads anything
/// @param version of this server
/// @param pictures whether pictures of other servers are shown
/// @param oidc whether one may sign in by OpenID Connect
public record SessionCard(
    Store store,
    Avatars avatars,
    Declared declared,
    Live live,
    String version,
    boolean pictures,
    boolean oidc) {

  ObjectNode signedIn(Portal portal, Person person, Sessions.Session session) {
    var card = Json.mapper().createObjectNode();
    var place = live.place(portal.id());
    card.putObject("live").put("epoch", place.epoch()).put("last", place.last());
    card.set("user", user(portal, person));
    card.set("portal", portal(portal));
    card.putObject("session").put("id", session.id()).put("expires", session.expires().toString());
    card.set("signIn", ways());
    return card;
  }

  /// What may be known by whoever is not signed in.
  ObjectNode refused(@Nullable Portal portal) {
    var card = Json.mapper().createObjectNode();
    if (portal != null) {
      card.set("portal", portal(portal));
    }
    card.set("signIn", ways());
    return card;
  }

  private ObjectNode user(Portal portal, Person person) {
    var picture = person.avatar();
    var user = Json.mapper().createObjectNode();
    user.put("id", person.id().value());
    user.put("name", person.fullName());
    user.put("firstName", person.name());
    user.put("lastName", person.lastName());
    user.put("workPosition", person.workPosition());
    user.put("avatar", picture == null ? "" : avatars.path(store.reads(portal.id()), picture));
    user.put("color", person.color());
    user.put("admin", person.admin());
    user.put("guest", person.extranet());
    user.put("role", person.admin() ? "administrator" : person.extranet() ? "guest" : "member");
    user.put("declared", declared.holds(portal.id(), person.id()));
    return user;
  }

  private ObjectNode portal(Portal portal) {
    var shown = Json.mapper().createObjectNode();
    shown.put("host", portal.host());
    shown.put("language", portal.language());
    shown.put("timezone", portal.timezone().getId());
    shown.put("version", version);
    shown.put("fileBytesMax", Contents.BYTES_MAX);
    shown.put("pictures", pictures);
    return shown;
  }

  private ObjectNode ways() {
    return Json.mapper().createObjectNode().put("password", true).put("oidc", oidc);
  }
}
