package dev.confab.chats;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a bot that works on an answer may be shown as doing. (chat-input-action-notify.md)
public enum InputAction {
  /// It thinks.
  THINKING,
  /// It looks for something.
  SEARCHING,
  /// It makes the answer up.
  GENERATING,
  /// It looks at what was asked.
  ANALYZING,
  /// It works on data.
  PROCESSING,
  /// It puts a text into another language.
  TRANSLATING,
  /// It turns to somebody else's service.
  CONNECTING,
  /// It makes sure of something.
  CHECKING,
  /// It computes.
  CALCULATING,
  /// It reads documents.
  READING_DOCS,
  /// It writes the answer down.
  COMPOSING;

  private static final String PREFIX = "IMBOT_AGENT_ACTION_";

  /// The action of a `statusMessageCode`; null for one nobody knows, which is shown as writing.
  public static @Nullable InputAction of(String code) {
    var wanted = code.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(action -> action.code().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  /// Its name on the wire.
  public String code() {
    return PREFIX + name();
  }
}
