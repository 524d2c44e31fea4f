package dev.confab.messages;

import dev.confab.basics.Json;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The buttons under a message, and the items of its menu, that open an application of a bot.
/// Whoever posts a message may put one there: its words are no more than the author's.
public final class AppButtons {
  private AppButtons() {}

  /// Whether a message holds one that opens this application and carries these words; empty: none.
  public static boolean holds(Message message, long app, String words) {
    if (message.params() == null) {
      return false;
    }
    var params = Json.parse(message.params());
    return Stream.of(params.at("/KEYBOARD/BUTTONS"), params.at("/MENU/ITEMS"))
        .flatMap(JsonNode::valueStream)
        .filter(button -> button.path("APP_ID").asLong(0) == app)
        .anyMatch(button -> button.path("APP_PARAMS").asString("").equals(words));
  }
}
