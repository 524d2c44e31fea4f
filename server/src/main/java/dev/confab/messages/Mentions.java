package dev.confab.messages;

import dev.confab.basics.UserId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Users named in a text by `[USER=7]Anna[/USER]`.
final class Mentions {
  private static final Pattern MENTION =
      Pattern.compile(
          "\\[USER=(\\d{1,18})(?: REPLACE)?](?:.{0,200}?)\\[/USER]",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Mentions() {}

  /// Everybody mentioned, in order.
  static Set<UserId> of(String text) {
    var users = new LinkedHashSet<UserId>();
    if (text.indexOf('[') < 0) {
      return users;
    }
    var matcher = MENTION.matcher(text);
    while (matcher.find()) {
      users.add(new UserId(Long.parseLong(matcher.group(1))));
    }
    return users;
  }

  /// The text without the mentions of this user, as the bot gets it; a comma right behind one goes
  /// with it.
  static String without(String text, UserId user) {
    var matcher = MENTION.matcher(text);
    var rest = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      if (Long.parseLong(matcher.group(1)) == user.value()) {
        rest.append(text, from, matcher.start());
        from = matcher.end();
        from += text.startsWith(",", from) ? 1 : 0;
      }
    }
    return rest.append(text, from, text.length()).toString().strip();
  }
}
