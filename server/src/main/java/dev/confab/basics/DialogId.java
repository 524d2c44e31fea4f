package dev.confab.basics;

import org.jspecify.annotations.Nullable;

/// Names a dialog the way a caller sees it: `chat{id}` for a chat, a bare user id for the private
/// dialog with that user.
public sealed interface DialogId {

  /// The private dialog between the caller and this user.
  record WithUser(UserId user) implements DialogId {
    @Override
    public String toString() {
      return user.toString();
    }
  }

  /// A chat by its id.
  record InChat(ChatId chat) implements DialogId {
    @Override
    public String toString() {
      return "chat" + chat;
    }
  }

  /// Reads the wire form; null when the text is neither `chat{id}` nor a positive number.
  static @Nullable DialogId parse(String text) {
    var trimmed = text.strip();
    if (trimmed.startsWith("chat")) {
      var id = positive(trimmed.substring("chat".length()));
      return id == 0 ? null : new InChat(new ChatId(id));
    }
    var id = positive(trimmed);
    return id == 0 ? null : new WithUser(new UserId(id));
  }

  private static long positive(String digits) {
    if (digits.isEmpty() || digits.length() > 18) {
      return 0;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return 0;
      }
    }
    return Long.parseLong(digits);
  }
}
