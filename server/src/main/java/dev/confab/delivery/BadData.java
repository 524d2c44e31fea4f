package dev.confab.delivery;

import dev.confab.basics.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// The data of an event are such that nothing can be composed of them. Said of the one event:
/// whoever handles several goes on with the others.
public final class BadData extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;

  /// Says so of an event; what was wrong with each part of it is for the log.
  public BadData(@Nullable Throwable cause) {
    this("it cannot be read", cause);
  }

  /// @param what is wrong, and where, for whoever wrote the data
  BadData(String what, @Nullable Throwable cause) {
    super("no form can be composed of the event's data", cause);
    this.what = what;
  }

  /// What is wrong with the data, and where.
  public String what() {
    return what;
  }

  /// The data as an object.
  public static ObjectNode object(String stored) {
    try {
      if (Json.parse(stored) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new BadData(e);
    }
    throw new BadData("it is no JSON object", null);
  }
}
