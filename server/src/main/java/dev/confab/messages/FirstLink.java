package dev.confab.messages;

import dev.confab.messages.markup.Markup;
import dev.confab.messages.markup.Node;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The link of a message that is previewed: the first one to a page that is no quotation.
final class FirstLink {
  /// Characters of an address that is looked at.
  static final int LENGTH_MAX = 1_000;

  private static final Pattern BARE = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"\\[\\]]+");

  /// What ends a sentence rather than an address.
  private static final String END = ".,;:!?'()";

  private FirstLink() {}

  /// Its address; null when the text has none.
  static @Nullable String of(String text) {
    // most messages link to nothing, and this is asked of each
    if (!text.contains("://") && !text.contains("www.")) {
      return null;
    }
    return of(Markup.of(text).nodes());
  }

  /// Whether the text is an address and nothing else.
  static boolean isAll(String text) {
    return BARE.matcher(text.strip()).matches();
  }

  private static @Nullable String of(List<Node> nodes) {
    for (var node : nodes) {
      var found =
          switch (node) {
            case Node.Text(var words) -> bare(words);
            case Node.Quote _ -> null;
            case Node.Tag tag -> of(tag);
          };
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String of(Node.Tag tag) {
    return switch (tag.code()) {
      case URL -> page(tag.value());
      case CODE, IMG, ICON, PUT, SEND -> null;
      default -> of(tag.inside());
    };
  }

  private static @Nullable String page(String address) {
    var lower = address.toLowerCase(Locale.ROOT);
    if (lower.startsWith("www.")) {
      return fitting("https://" + address);
    }
    return lower.startsWith("http://") || lower.startsWith("https://") ? fitting(address) : null;
  }

  private static @Nullable String bare(String words) {
    var found = BARE.matcher(words);
    if (!found.find()) {
      return null;
    }
    int end = found.end();
    while (END.indexOf(words.charAt(end - 1)) >= 0) {
      end--;
    }
    return fitting(words.substring(found.start(), end));
  }

  private static @Nullable String fitting(String address) {
    return address.length() > LENGTH_MAX ? null : address;
  }
}
