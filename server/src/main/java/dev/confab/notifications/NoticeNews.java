package dev.confab.notifications;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;

/// What happened to a user's notifications. Told in the transaction, for those who show them.
public sealed interface NoticeNews {
  /// Whose they are.
  UserId to();

  /// There is a new one.
  record Sent(UserId to, Notice notice) implements NoticeNews {}

  /// One is gone.
  record Gone(UserId to, MessageId id) implements NoticeNews {}

  /// Some were read, or made unread.
  record Marked(UserId to) implements NoticeNews {}
}
