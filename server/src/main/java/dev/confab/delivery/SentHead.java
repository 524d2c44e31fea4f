package dev.confab.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Those headers of a request that are kept with its attempt, because nobody could tell them later.
///
/// @param kept by their names
record SentHead(Map<String, String> kept) {
  static final String SIGNATURE = "webhook-signature";

  private static final String UNKNOWN =
      "an older version made this attempt: its length, who sent it and a signature were not kept";

  /// As it is kept.
  ///
  /// @param head what the client tells of it
  static String of(String head, Map<String, String> headers) {
    var signature = headers.get(SIGNATURE);
    return signature == null ? head : head + "\n" + SIGNATURE + ": " + signature;
  }

  static SentHead read(@Nullable String lines) {
    var kept = new LinkedHashMap<String, String>();
    if (lines != null) {
      for (var line : lines.split("\n")) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
          kept.put(line.substring(0, colon), line.substring(colon + 2));
        }
      }
    }
    return new SentHead(kept);
  }

  /// Puts a signature where it stood.
  void sign(Map<String, String> headers) {
    var signature = kept.get(SIGNATURE);
    if (signature != null) {
      headers.put(SIGNATURE, signature);
    }
  }

  /// Puts what was sent in place of what would be sent now.
  void correct(Map<String, String> headers) {
    if (kept.isEmpty()) {
      headers.remove(WebhookClient.LENGTH);
      headers.remove(WebhookClient.AGENT);
    }
    headers.putAll(kept);
  }

  /// What of a form that was composed anew may be otherwise than it was sent; null: nothing as far
  /// as its length tells.
  @Nullable String note(int length) {
    var sent = kept.get(WebhookClient.LENGTH);
    if (sent == null) {
      return UNKNOWN;
    }
    return sent.equals(Integer.toString(length))
        ? null
        : "the form had "
            + sent
            + " bytes; composed anew it has "
            + length
            + ": its application, its portal or a bot was changed since";
  }
}
