package dev.confab.disk;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chats;
import dev.confab.messages.Messages;
import dev.confab.sql.Reads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// To whom a file is open because of the messages that show it. Being in a chat is not enough: who
/// came in without its history sees as little of the files before him as of the messages.
final class Showings {
  /// Posts read at a time.
  private static final int PAGE = 100;

  /// Posts of one file that are looked at, the newest first. A file that was shown so often without
  /// the reader seeing any of it is closed to him.
  private static final int LOOKED_MAX = 100 * PAGE;

  private final Chats chats;
  private final Messages messages;

  Showings(Chats chats, Messages messages) {
    this.chats = chats;
    this.messages = messages;
  }

  /// Whether a user sees a message that shows the file, or is in the chat it was put into while no
  /// message there shows it yet.
  ///
  /// @param home the chat in whose folder the file stands; null: in none
  boolean isOpen(Reads reads, UserId user, FileId file, @Nullable ChatId home) {
    var seesFrom = new HashMap<ChatId, Long>();
    boolean shownAtHome = false;
    long before = Long.MAX_VALUE;
    for (int looked = 0; looked < LOOKED_MAX; looked += PAGE) {
      var posts = DiskSql.posts(reads, file, before, PAGE);
      if (seesOne(reads, user, file, posts, seesFrom)) {
        return true;
      }
      shownAtHome = shownAtHome || posts.stream().anyMatch(post -> post.chat().equals(home));
      if (posts.size() < PAGE) {
        return home != null && !shownAtHome && from(reads, user, home) < Long.MAX_VALUE;
      }
      before = posts.getLast().message().value();
    }
    return false;
  }

  /// Whether any message shows the file. One with too many posts to look at counts as shown.
  boolean isShown(Reads reads, FileId file) {
    long before = Long.MAX_VALUE;
    for (int looked = 0; looked < LOOKED_MAX; looked += PAGE) {
      var posts = DiskSql.posts(reads, file, before, PAGE);
      var ids = posts.stream().map(DiskPost::message).toList();
      if (messages.find(reads, ids).stream().anyMatch(message -> message.shows(file))) {
        return true;
      }
      if (posts.size() < PAGE) {
        return false;
      }
      before = posts.getLast().message().value();
    }
    return true;
  }

  private boolean seesOne(
      Reads reads, UserId user, FileId file, List<DiskPost> posts, Map<ChatId, Long> seesFrom) {
    var inView =
        posts.stream()
            .filter(
                post ->
                    post.message().value()
                        >= seesFrom.computeIfAbsent(post.chat(), id -> from(reads, user, id)))
            .map(DiskPost::message)
            .toList();
    return messages.find(reads, inView).stream().anyMatch(message -> message.shows(file));
  }

  /// The first message of a chat that a user sees; beyond all of them where he is not in it.
  private long from(Reads reads, UserId user, ChatId id) {
    var chat = chats.find(reads, id);
    var member = chat == null ? null : chats.member(reads, chat, user);
    return member == null ? Long.MAX_VALUE : member.seesFrom();
  }
}
