package dev.confab.calls;

import dev.confab.basics.Json;
import dev.confab.basics.LongText;
import dev.confab.basics.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The beginning of a tree, secrets masked, as JSON that can be read again. Costs what is kept, not
/// what there was: a file of 100 MB is looked at for as long as its first letters.
final class Excerpt {
  /// Bytes kept, roughly.
  static final int BYTES_MAX = 8_192;

  /// What stands where something was left out.
  static final String CUT = "…";

  private static final int KEY_LENGTH_MAX = 100;

  /// A number no longer than this is kept even where the room ends.
  private static final int NUMBER_LENGTH_MAX = 40;

  /// Looked at behind the end, so that half a token is known as one.
  private static final int BEYOND = 256;

  private int room = BYTES_MAX;

  private Excerpt() {}

  /// The excerpt of a tree.
  static String of(JsonNode tree) {
    return clean(Json.write(new Excerpt().copy("", tree)));
  }

  /// A text without what a database refuses: halves of surrogate pairs, and NUL.
  static String clean(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace('\0', ' ');
  }

  private @Nullable JsonNode copy(String key, JsonNode node) {
    if (Secrets.isKey(key) && !node.isNull()) {
      return taken(Secrets.MASK);
    }
    return switch (node) {
      case ObjectNode object -> object(object);
      case ArrayNode array -> array(array);
      case LongText text -> taken(text.label());
      case StringNode text -> text(text.asString());
      case NumericNode number -> number(number);
      default -> {
        room -= 8;
        yield node;
      }
    };
  }

  /// A number may have a thousand digits.
  private JsonNode number(NumericNode number) {
    int length = number.asString().length();
    if (length > Math.max(room, NUMBER_LENGTH_MAX)) {
      return text(number.asString());
    }
    room -= Math.max(length, 8);
    return number;
  }

  private JsonNode object(ObjectNode node) {
    room -= 4;
    var copy = Json.mapper().createObjectNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (room <= 0) {
        copy.put(CUT, node.size() - copy.size());
        break;
      }
      var key = entry.getKey();
      var shown = key.length() > KEY_LENGTH_MAX ? key.substring(0, KEY_LENGTH_MAX) + CUT : key;
      room -= shown.length() + 4;
      copy.set(Secrets.maskArguments(shown), copy(key, entry.getValue()));
    }
    return copy;
  }

  private JsonNode array(ArrayNode node) {
    room -= 4;
    var copy = Json.mapper().createArrayNode();
    for (var item : node.values()) {
      if (room <= 0) {
        copy.add(CUT);
        break;
      }
      copy.add(copy("", item));
    }
    return copy;
  }

  private JsonNode text(String text) {
    int most = Math.max(room, 0);
    if (text.length() <= most) {
      return taken(Secrets.maskArguments(text));
    }
    return taken(beginning(text, most) + CUT + " (" + text.length() + " characters)");
  }

  /// At most so many characters of a text's beginning, secrets masked. What was masked makes room,
  /// so the end of what was looked at may come to be shown: never the half of a word there.
  static String beginning(String text, int most) {
    var looked = text.substring(0, Math.min(text.length(), most + BEYOND));
    var masked = Secrets.maskArguments(looked);
    int end = Math.min(masked.length(), most);
    if (looked.length() < text.length()) {
      while (end > Math.max(masked.length() - BEYOND, 0) && isOfToken(masked.charAt(end - 1))) {
        end--;
      }
    }
    return masked.substring(0, end);
  }

  private static boolean isOfToken(char letter) {
    return Character.isLetterOrDigit(letter) || "_-.=%".indexOf(letter) >= 0;
  }

  private StringNode taken(String text) {
    room -= text.length() + 4;
    return StringNode.valueOf(text);
  }
}
