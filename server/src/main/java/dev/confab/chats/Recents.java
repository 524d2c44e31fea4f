package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user's list of chats: what has been read of them, what is pinned, muted, hidden or marked. All
/// of it is the user's own business and nobody else is told.
public final class Recents {
  /// Chats that one look returns at most.
  public static final int CHATS_MAX = 500;

  /// Chats with something unread that are counted; a user with more has lost count as well.
  static final int COUNTED_MAX = 2_000;

  private final Chats chats;
  private final InstantSource clock;

  /// The lists of the members of these chats.
  public Recents(Chats chats, InstantSource clock) {
    this.chats = chats;
    this.clock = clock;
  }

  /// Which chats are wanted.
  ///
  /// @param since only those changed at or after it
  /// @param before only those changed before it; null: any
  public record Filter(
      boolean privates,
      boolean groups,
      Lines lines,
      boolean unreadOnly,
      Instant since,
      @Nullable Instant before) {}

  /// What is wanted of chats that belong to open lines.
  public enum Lines {
    /// They too.
    TOO,
    /// Not they.
    NOT,
    /// Nothing else.
    ONLY
  }

  /// The chats of a user that changed last: pinned ones first, then newest first.
  public List<Recent> list(Reads reads, UserId user, Filter filter, long offset, int limit) {
    return RecentsSql.list(reads, user, filter, offset, limit);
  }

  /// What a user has not read, of the chats that stand in the list.
  public List<Unread> unread(Reads reads, UserId user) {
    return RecentsSql.unread(reads, user, COUNTED_MAX);
  }

  /// Pins a chat to the top of the list, or ends it. Who pins a hidden chat sees it again.
  public void pin(Tx tx, Chat chat, UserId user, boolean pinned) {
    RecentsSql.pin(tx, chat.id(), user, pinned ? clock.instant() : Instant.EPOCH);
    listed(tx, user, chat);
  }

  /// Puts a chat out of sight until something new is said in it.
  public void hide(Tx tx, Chat chat, UserId user) {
    var last = chats.current(tx, chat).lastMessage();
    RecentsSql.hide(tx, chat.id(), user, last == null ? 0 : last.value());
    listed(tx, user, chat);
  }

  /// Marks a chat as unread by hand.
  public void mark(Tx tx, Chat chat, UserId user) {
    RecentsSql.mark(tx, chat.id(), user);
    listed(tx, user, chat);
  }

  /// Lets a chat count for nothing any more, or again.
  public void mute(Tx tx, Chat chat, UserId user, boolean muted) {
    RecentsSql.mute(tx, chat.id(), user, muted);
    listed(tx, user, chat);
  }

  /// Notes that a member has read a chat to its end.
  public void read(Tx tx, Chat chat, UserId user) {
    var now = chats.current(tx, chat);
    var last = now.lastMessage();
    set(tx, now, user, last == null ? 0 : last.value(), 0, 0);
  }

  /// Notes up to which message a member has read a chat, and how many messages of others are left.
  public void read(Tx tx, Chat chat, UserId user, MessageId upTo, long left) {
    set(tx, chats.current(tx, chat), user, upTo.value(), left, 0);
  }

  /// Puts a member back to where a message was unread.
  ///
  /// @param before the message before it; 0: there is none
  /// @param left how many messages of others are unread then
  public void unread(Tx tx, Chat chat, UserId user, MessageId from, long before, long left) {
    set(tx, chats.current(tx, chat), user, before, left, from.value());
  }

  /// Notes that a user has read everything.
  public void readAll(Tx tx, UserId user) {
    RecentsSql.readAll(tx, user, clock.instant());
    listed(tx, user, null);
  }

  private void listed(Tx tx, UserId user, @Nullable Chat chat) {
    chats.tell(tx, new ChatNews.Listed(user, chat));
  }

  private void set(Tx tx, Chat chat, UserId user, long lastRead, long left, long marked) {
    var count = Math.max(0, chat.messageCount() - left);
    RecentsSql.read(tx, chat.id(), user, lastRead, count, clock.instant(), marked);
    chats.tell(tx, new ChatNews.Read(chat, user, lastRead, left));
  }
}
