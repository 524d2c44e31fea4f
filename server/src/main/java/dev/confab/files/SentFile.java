package dev.confab.files;

import dev.confab.basics.LongText;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// A file inside a call's parameters, in any of the forms the API has for it: a Base64 text, a pair
/// of name and Base64, an object with `fileData`, or a list that holds one of these.
/// (api-reference/files/how-to-upload-files.md)
public final class SentFile {
  /// Longest Base64 text that is decoded.
  public static final int ENCODED_MAX = 10 * 1024 * 1024;

  private static final String DATA_URL_END = ";base64,";
  private static final int DATA_URL_PREFIX_MAX = 100;

  private SentFile() {}

  /// The content as it was sent, for whoever reads it piece by piece; null where the parameter
  /// holds no file.
  public static @Nullable StringNode textOf(@Nullable JsonNode parameter) {
    return parameter == null ? null : encoded(parameter);
  }

  /// The decoded content, of which an image is to be made; null where the parameter holds no file.
  /// Refuses one that is too long to be decoded: it is larger than an image may be, whatever it is.
  public static byte @Nullable [] bytesOf(@Nullable JsonNode parameter) {
    var encoded = textOf(parameter);
    if (encoded == null) {
      return null;
    }
    FileError.IMAGE_TOO_LARGE.unless(
        !(encoded instanceof LongText text) || text.length() <= ENCODED_MAX);
    var letters = encoded.asString();
    FileError.IMAGE_TOO_LARGE.unless(letters.length() <= ENCODED_MAX);
    try {
      var bytes = Base64.getMimeDecoder().decode(plain(letters));
      return bytes.length == 0 ? null : bytes;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable StringNode encoded(JsonNode node) {
    if (node instanceof StringNode text) {
      return text;
    }
    var fileData = node.get("fileData");
    if (fileData != null) {
      return encoded(fileData);
    }
    var items = node.values().stream().limit(2).toList();
    if (items.isEmpty()) {
      return null;
    }
    return items.getFirst().isString() ? text(items.getLast()) : encoded(items.getFirst());
  }

  private static @Nullable StringNode text(JsonNode node) {
    return node instanceof StringNode text ? text : null;
  }

  /// Takes off the head of a `data:` address, and turns spaces back into the plus signs they were
  /// before a client put the text into a form without encoding it.
  private static String plain(String encoded) {
    int end = encoded.startsWith("data:") ? encoded.indexOf(DATA_URL_END) : -1;
    var text =
        end < 0 || end > DATA_URL_PREFIX_MAX
            ? encoded
            : encoded.substring(end + DATA_URL_END.length());
    return text.stripLeading().replace(' ', '+');
  }
}
