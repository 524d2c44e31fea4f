package dev.confab.chats.rest.v1;

import dev.confab.basics.Json;
import dev.confab.people.Person;
import tools.jackson.databind.node.ObjectNode;

/// The `USER` block that events of the first generation share.
public final class UserBlock {
  private UserBlock() {}

  /// Who caused the event.
  public static ObjectNode of(Person person) {
    var user = Json.mapper().createObjectNode();
    user.put("ID", person.id().value());
    user.put("NAME", person.fullName());
    user.put("FIRST_NAME", person.name());
    user.put("LAST_NAME", person.lastName());
    user.put("WORK_POSITION", person.workPosition());
    user.put("GENDER", person.gender());
    return user;
  }
}
