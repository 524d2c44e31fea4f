package dev.confab.messages;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Member;
import dev.confab.chats.Recents;
import dev.confab.chats.Sayings;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves the place up to which a member has read a chat.
public final class Reading implements Sayings {
  /// Messages that are counted one by one at most, when a place is in the middle of a chat.
  static final int COUNTED_MAX = 10_000;

  /// Messages told as read by one call at most.
  private static final int TOLD_MAX = 1_000;

  private final Recents recents;

  /// Over these lists of chats.
  public Reading(Recents recents) {
    this.recents = recents;
  }

  /// Notes that a member has read up to a message; null: to the end. Who has read further stays
  /// there.
  public void read(Tx tx, Chat chat, Member member, @Nullable MessageId upTo) {
    var last = chat.lastMessage();
    if (upTo == null || last == null || upTo.value() >= last.value()) {
      recents.read(tx, chat, member.user());
      return;
    }
    if (upTo.value() <= member.lastRead()) {
      var here = new MessageId(member.lastRead());
      recents.read(tx, chat, member.user(), here, member.unread(chat));
      return;
    }
    var left = ReadingSql.countAfter(tx, chat.id(), upTo.value(), member.user(), COUNTED_MAX);
    recents.read(tx, chat, member.user(), upTo, left);
  }

  /// What of others a member has not read yet, up to a message; null: to the end. Oldest first, the
  /// newest of it where it is more than can be told.
  public List<MessageId> unreadUpTo(
      Reads reads, Chat chat, Member member, @Nullable MessageId upTo) {
    var from = Math.max(member.lastRead(), member.seesFrom() - 1);
    var until = upTo == null ? Long.MAX_VALUE : upTo.value();
    var newest = ReadingSql.between(reads, chat.id(), from, until, member.user(), TOLD_MAX);
    return newest.reversed();
  }

  /// Makes a message, and all after it, unread again for a member. The caller has checked that it
  /// is a message of the chat that the member sees.
  public void unread(Tx tx, Chat chat, Member member, MessageId from) {
    var me = member.user();
    var before = ReadingSql.before(tx, chat.id(), from);
    var left = ReadingSql.countAfter(tx, chat.id(), from.value() - 1, me, COUNTED_MAX);
    recents.unread(tx, chat, me, from, before == null ? 0 : before.value(), left);
  }

  @Override
  public @Nullable MessageId firstUnread(Reads reads, Chat chat, Member member) {
    if (member.unread(chat) == 0) {
      return null;
    }
    var after = Math.max(member.lastRead(), member.seesFrom() - 1);
    return ReadingSql.firstAfter(reads, chat.id(), after, member.user());
  }

  @Override
  public @Nullable UserId lastAuthor(Reads reads, Chat chat) {
    var last = chat.lastMessage();
    var message = last == null ? null : MessagesSql.byId(reads, last);
    return message == null ? null : message.author();
  }
}
