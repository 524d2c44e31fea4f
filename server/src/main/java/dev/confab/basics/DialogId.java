package dev.confab.basics;

import org.jspecify.annotations.Nullable;

/// Names a dialog the way a caller sees it: `chat{id}` for a chat, `sg{id}` for the chat of a
/// workgroup, a bare user id for the private dialog with that user.
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

  /// The chat of a workgroup, by the number of the workgroup.
  record OfWorkgroup(long group) implements DialogId {
    @Override
    public String toString() {
      return "sg" + group;
    }
  }

  /// Reads the wire form; null when the text is none of these.
  static @Nullable DialogId parse(String text) {
    var trimmed = text.strip();
    if (trimmed.startsWith("chat")) {
      var id = positive(trimmed.substring("chat".length()));
      return id == 0 ? null : new InChat(new ChatId(id));
    }
    if (trimmed.startsWith("sg")) {
      var group = positive(trimmed.substring("sg".length()));
      return group == 0 ? null : new OfWorkgroup(group);
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
