package dev.confab.chats;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.people.Person;
import dev.confab.sql.Reads;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// What events of the second generation show: the same objects as its methods return, as far as
/// they are the same for everybody. Addresses of pictures begin with a slash; who hands the event
/// out puts the server's own before them.
public interface Portraits {
  /// A user.
  ObjectNode user(Reads reads, Person person);

  /// A chat as this member calls it.
  ObjectNode chat(Reads reads, Chat chat, UserId viewer);

  /// A moment in the portal's time zone.
  String date(PortalId portal, Instant moment);

  /// The portal's language.
  String language(PortalId portal);
}
