package dev.confab.people.rest;

import dev.confab.basics.Json;
import dev.confab.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A person as the `user.*` methods look at one.
///
/// @param zone the portal's time zone
/// @param now the moment of the call
record UserRow(Person person, ZoneId zone, Instant now) {
  /// How long after the last activity somebody counts as online: the original's session length.
  private static final Duration ONLINE = Duration.ofMinutes(24);

  String online() {
    var last = person.lastActivity();
    return last != null && last.plus(ONLINE).isAfter(now) ? "Y" : "N";
  }

  String type() {
    return person.extranet() ? "extranet" : "employee";
  }

  /// What `NAME_SEARCH` looks through.
  String searched(boolean withEmail) {
    var text = person.fullName() + " " + person.workPosition();
    return withEmail ? text + " " + person.email() : text;
  }

  Instant registered() {
    return person.created().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  @Nullable Instant born() {
    return person.birthday().isEmpty()
        ? null
        : LocalDate.parse(person.birthday()).atStartOfDay(zone).toInstant();
  }

  /// The fields named, as answers show them.
  ///
  /// @param photo address of the picture, or empty; a user without one has no such field
  ObjectNode print(List<String> names, String photo) {
    var printed = Json.mapper().createObjectNode();
    for (var name : names) {
      var field = UserFields.printed(name);
      if (field != null) {
        field.print(this, printed);
      } else if (!photo.isEmpty()) {
        printed.put(UserFields.PHOTO, photo);
      }
    }
    return printed;
  }
}
