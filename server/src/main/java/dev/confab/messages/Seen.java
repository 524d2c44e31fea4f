package dev.confab.messages;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Member;
import dev.confab.sql.Reads;
import org.jspecify.annotations.Nullable;

/// A message somebody may see, with the chat it stands in and his place there: the only door to a
/// message for a user.
public record Seen(Message message, Chat chat, Member member) {
  /// Null when there is no such message, or the user is not in its chat, or it was posted before he
  /// may look back.
  static @Nullable Seen by(Reads reads, Chats chats, UserId user, MessageId id) {
    var message = MessagesSql.byId(reads, id);
    var chat = message == null ? null : chats.find(reads, message.chat());
    var member = chat == null ? null : chats.member(reads, chat, user);
    return message == null || chat == null || member == null || id.value() < member.seesFrom()
        ? null
        : new Seen(message, chat, member);
  }
}
