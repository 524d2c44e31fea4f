package dev.confab.calls;

import dev.confab.basics.Cut;
import dev.confab.basics.Json;
import dev.confab.basics.LongText;
import dev.confab.basics.Secrets;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.TreeTraversingParser;

/// The beginning of some JSON, secrets masked, as JSON that can be read again. Copied token by
/// token, so it costs what is kept, not what there was: a file of 100 MB is looked at for as long
/// as its first letters.
final class Excerpt {
  /// Bytes kept, roughly.
  static final int BYTES_MAX = 8_192;

  /// What stands where something was left out. Where the room ends it is the last there is.
  static final String CUT = "…";

  /// Brackets open at once; whoever reads the excerpt opens a few around it.
  private static final int DEPTH_MAX = Json.DEPTH_MAX - 4;

  private static final int LENGTH_EXPECTED = 1_024;

  private static final int KEY_LENGTH_MAX = 100;

  /// A number no longer than this is kept even where the room ends.
  private static final int NUMBER_LENGTH_MAX = 40;

  /// Looked at behind the end, so that half a token is known as one.
  private static final int BEYOND = 256;

  private final JsonParser from;
  private final JsonGenerator out;
  private int room = BYTES_MAX;

  private Excerpt(JsonParser from, JsonGenerator out) {
    this.from = from;
    this.out = out;
  }

  /// The excerpt of a tree.
  static String of(JsonNode tree) {
    return of(new Labels(tree), null);
  }

  /// The excerpt of an answer, without its `time` block.
  static String ofAnswer(JsonParser answer) {
    return of(answer, "time");
  }

  /// Closing the generator closes the brackets that are open where the room ends.
  private static String of(JsonParser from, @Nullable String leftOut) {
    var text = new StringWriter(LENGTH_EXPECTED);
    try (from;
        var out = Json.mapper().createGenerator(text)) {
      new Excerpt(from, out).copy(leftOut);
    }
    return clean(text.toString());
  }

  /// A text without what a database refuses: halves of surrogate pairs, and NUL.
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == 0 || Character.isSurrogate(letter)) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
            .replace('\0', ' ');
      }
    }
    return text;
  }

  /// A tree, its long texts by their labels.
  private static final class Labels extends TreeTraversingParser {
    Labels(JsonNode tree) {
      super(tree);
    }

    @Override
    public String getString() {
      return currentNode() instanceof LongText text ? text.label() : super.getString();
    }
  }

  private void copy(@Nullable String leftOut) {
    for (var token = from.nextToken(); token != null; token = from.nextToken()) {
      int depth = out.streamWriteContext().getNestingDepth();
      if (token == JsonToken.PROPERTY_NAME && depth == 1 && from.currentName().equals(leftOut)) {
        from.nextToken();
        from.skipChildren();
      } else if (!token.isStructEnd() && (room <= 0 || depth >= DEPTH_MAX)) {
        cut(token);
        return;
      } else {
        copy(token);
      }
    }
  }

  private void cut(JsonToken token) {
    if (token == JsonToken.PROPERTY_NAME) {
      out.writeName(CUT);
    }
    out.writeString(CUT);
  }

  private void copy(JsonToken token) {
    switch (token) {
      case PROPERTY_NAME -> property(from.currentName());
      case VALUE_STRING -> text(from.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(from.getString());
      default -> {
        room -= token.isScalarValue() ? 8 : 4;
        out.copyCurrentEvent(from);
      }
    }
  }

  private void property(String key) {
    var shown = Cut.fits(KEY_LENGTH_MAX, key) ? key : Cut.to(KEY_LENGTH_MAX, key) + CUT;
    room -= shown.length() + 4;
    out.writeName(Secrets.maskArguments(shown));
    if (Secrets.isKey(key)) {
      if (from.nextToken() == JsonToken.VALUE_NULL) {
        out.writeNull();
      } else {
        from.skipChildren();
        take(Secrets.MASK);
      }
    }
  }

  /// A number may have a thousand digits.
  private void number(String digits) {
    if (digits.length() > Math.max(room, NUMBER_LENGTH_MAX)) {
      text(digits);
    } else {
      room -= Math.max(digits.length(), 8);
      out.writeNumber(digits);
    }
  }

  private void text(String text) {
    if (text.length() <= room) {
      take(Secrets.maskArguments(text));
      return;
    }
    take(beginning(text, room) + CUT + " (" + Cut.length(text) + " characters)");
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
    var splitsPair =
        end > 0 && end < masked.length() && Character.isHighSurrogate(masked.charAt(end - 1));
    return masked.substring(0, splitsPair ? end - 1 : end);
  }

  private static boolean isOfToken(char letter) {
    return Character.isLetterOrDigit(letter) || "_-.=%".indexOf(letter) >= 0;
  }

  private void take(String text) {
    room -= text.length() + 4;
    out.writeString(text);
  }
}
