package dev.confab.delivery;

import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A bot that the data of an event name.
///
/// @param id null: what stands there is nobody's id
/// @param where it stands in the data
public record NamedBot(@Nullable UserId id, String where) {
  /// The one whose id stands here.
  public static NamedBot at(JsonNode id, String where) {
    var known = id.isIntegralNumber() && id.canConvertToLong();
    return new NamedBot(known ? new UserId(id.asLong()) : null, where);
  }

  /// Whether both name one user; nobody is not one.
  boolean isSameAs(NamedBot other) {
    return id != null && id.equals(other.id);
  }

  /// The user of a key; null when it is no number.
  public static @Nullable UserId ofKey(String key) {
    try {
      return new UserId(Long.parseLong(key));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
