package dev.confab.inspect.rest;

import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.inspect.InspectError;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Data of an event as an operator writes and reads them.
final class EventData {
  /// What a reason says of the parser and not of the text.
  private static final Pattern REST = Pattern.compile("(?s)( \\(start marker at|\\R).*");

  private EventData() {}

  /// The text of what is written, a JSON object or its text; refuses whatever is none.
  static String text(JsonNode data) {
    try {
      var tree = data.isString() ? Json.parse(data.asString().replace("\0", "")) : data;
      InspectError.DATA_WRONG.unless(tree.isObject());
      return Json.write(tree);
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  /// Says where reading ended, and what was in the way.
  private static Refusal unreadable(JacksonException e) {
    var place = e.getLocation();
    if (e instanceof StreamConstraintsException || place == null || place.getLineNr() < 1) {
      return InspectError.DATA_UNUSABLE.refuse(
          "it is deeper than "
              + Json.DEPTH_MAX
              + " levels, or a value in it is larger than can be read");
    }
    var reason = REST.matcher(String.valueOf(e.getOriginalMessage())).replaceFirst("");
    return InspectError.DATA_UNREADABLE.refuse(place.getLineNr(), place.getColumnNr(), reason);
  }

  /// The data that are kept; their text where it is none that can be read.
  static JsonNode read(String kept) {
    try {
      return Json.parse(kept);
    } catch (JacksonException e) {
      return StringNode.valueOf(kept);
    }
  }
}
