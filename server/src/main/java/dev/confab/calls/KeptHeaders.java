package dev.confab.calls;

import dev.confab.basics.Json;
import dev.confab.basics.Secrets;
import dev.confab.rpc.Headers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The headers of a call as they are kept: so many of them, so long, without secrets.
public final class KeptHeaders {
  /// Headers kept.
  static final int COUNT_MAX = 50;

  /// Characters of all of them that are kept.
  static final int LENGTH_MAX = 4_096;

  private static final int NAME_MAX = 100;
  private static final int VALUE_MAX = 500;

  /// What a header is called whose value is a secret, or may be one. Proxies and gateways make up
  /// names of their own, so it is better to show one too few.
  private static final Pattern SECRET =
      Pattern.compile(
          "auth|cookie|token|secret|passw|credential|session|signature|jwt|assertion|api-?key|-key$"
              + "|hmac|principal|oidc-data|(?:^|-)(?:sid|otp|totp|pin)(?:-|$)");

  /// The code with which a browser comes back from signing in elsewhere. In calls that word names
  /// bots, so it is a secret in addresses alone.
  private static final Pattern CODE = Pattern.compile("(?i)([?&;]code=)[^&\\s\"']*");

  /// A header.
  public record Header(String name, String value) {}

  private KeptHeaders() {}

  /// As they are kept.
  static String of(Headers headers) {
    var kept = Json.mapper().createArrayNode();
    var room = new int[] {LENGTH_MAX};
    headers.each((name, value) -> room[0] -= add(kept, room[0], name, value));
    return kept.isEmpty() ? "" : Json.write(kept);
  }

  /// Returns how many characters that were.
  private static int add(ArrayNode kept, int room, String name, String value) {
    if (kept.size() >= COUNT_MAX || room <= 0) {
      return 0;
    }
    var shownName = Excerpt.clean(cut(name, NAME_MAX));
    var shown = isSecret(name) ? Secrets.MASK : masked(value);
    int length = shownName.length() + shown.length();
    if (length > room) {
      return 0;
    }
    kept.addArray().add(shownName).add(shown);
    return length;
  }

  private static boolean isSecret(String name) {
    return Secrets.isKey(name.replace("-", ""))
        || SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /// Addresses of pages carry secrets too. This runs while the call is answered, whoever sent it:
  /// of a long value no more is looked at than its beginning.
  private static String masked(String value) {
    var begun = Excerpt.clean(Excerpt.beginning(value, VALUE_MAX));
    var plain = CODE.matcher(begun).replaceAll("$1" + Secrets.MASK);
    return value.length() > VALUE_MAX ? plain + Excerpt.CUT : plain;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + Excerpt.CUT;
  }

  /// What was kept.
  public static List<Header> read(String kept) {
    return kept.isEmpty()
        ? List.of()
        : Json.parse(kept).valueStream().map(KeptHeaders::header).toList();
  }

  private static Header header(JsonNode pair) {
    return new Header(pair.get(0).asString(), pair.get(1).asString());
  }
}
