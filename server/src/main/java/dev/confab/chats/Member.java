package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.UserId;

/// One member's place in a chat.
///
/// @param seesFrom the id of the first message the member may see
/// @param lastRead the id of the last message read
/// @param readCount how many of the chat's messages were there when the member last read
public record Member(
    ChatId chat, UserId user, boolean manager, long seesFrom, long lastRead, long readCount) {

  /// How many messages the member has not read.
  public long unread(Chat in) {
    return Math.max(0, in.messageCount() - readCount);
  }
}
