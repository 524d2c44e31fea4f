package dev.confab.bots.rest.v2;

import dev.confab.basics.Cut;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The backgrounds a bot may give its chats.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/bots/bot-register.md)
final class Background {
  private static final Set<String> NAMES =
      Set.of("azure", "mint", "steel", "slate", "teal", "cornflower", "sky", "peach", "frost");

  private static final int LENGTH_MAX = 20;

  private Background() {}

  /// Its name, as it is written here; null for anything else, which stands for what the user chose.
  static @Nullable String normal(@Nullable String asked) {
    return asked != null && NAMES.contains(asked) ? asked : null;
  }

  /// What was sent, as long as there is room for it.
  static @Nullable String asSent(@Nullable String asked) {
    var sent = asked == null ? "" : asked.strip();
    return sent.isEmpty() ? null : Cut.to(LENGTH_MAX, sent);
  }
}
