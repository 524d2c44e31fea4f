package dev.confab.chats.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.UserId;
import dev.confab.chats.Attendance;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.sql.Tx;

/// What the methods have in common that take somebody out of a chat; each has its own errors.
public final class Departure {
  private final Chats chats;
  private final Attendance attendance;

  /// Takes members out of these chats.
  public Departure(Chats chats, Attendance attendance) {
    this.chats = chats;
    this.attendance = attendance;
  }

  /// A bot that is in a group takes somebody out of it, or itself.
  public void byBot(Tx tx, UserId bot, ChatId id, UserId user) {
    var chat = group(tx, id);
    ChatError.OWNER_KEPT.unless(!attendance.keepsOwner(chat, user));
    ChatError.NOT_REMOVED.unless(
        chats.isMember(tx, chat, bot)
            && chats.isMember(tx, chat, user)
            && attendance.mayRemove(tx, chat, bot, user));
    attendance.leave(tx, chat, user, bot);
  }

  void leave(Tx tx, UserId me, ChatId id) {
    var chat = group(tx, id);
    ChatError.LEAVE_DENIED.unless(chats.isMember(tx, chat, me) && !attendance.keepsOwner(chat, me));
    attendance.leave(tx, chat, me, me);
  }

  void remove(Tx tx, UserId me, ChatId id, UserId user) {
    var chat = chats.groupOf(tx, me, id);
    ChatError.USERS_KEPT.unless(chat.restrictions().leave());
    ChatError.REMOVE_DENIED.unless(
        attendance.mayRemove(tx, chat, me, user) && !attendance.keepsOwner(chat, user));
    ChatError.USER_NOT_IN_CHAT.unless(chats.isMember(tx, chat, user));
    attendance.leave(tx, chat, user, me);
  }

  private Chat group(Tx tx, ChatId id) {
    var chat = chats.find(tx, id);
    if (chat == null || chat.isPrivate()) {
      throw ChatError.ACTION_UNAVAILABLE.refuse();
    }
    ChatError.USERS_KEPT.unless(chat.restrictions().leave());
    return chat;
  }
}
