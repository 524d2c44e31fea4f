package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import org.jspecify.annotations.Nullable;

/// Where chats are found, by each of the names they have. The writer has those in use at hand.
final class Shelf {
  /// The two of a private chat, in the order in which they are written down.
  record Pair(UserId low, UserId high) {
    static Pair of(UserId one, UserId other) {
      return one.value() < other.value() ? new Pair(one, other) : new Pair(other, one);
    }
  }

  private final WriterCache<ChatId, Chat> byId;
  private final WriterCache<Pair, ChatId> byPair;
  private final WriterCache<Long, ChatId> byWorkgroup;

  Shelf(Store store, int atHand) {
    this.byId = new WriterCache<>(store, atHand);
    this.byPair = new WriterCache<>(store, atHand);
    this.byWorkgroup = new WriterCache<>(store, atHand);
  }

  @Nullable Chat find(Reads reads, ChatId id) {
    return reads instanceof Tx tx
        ? byId.get(tx, id, t -> ChatsSql.byId(t, id))
        : ChatsSql.byId(reads, id);
  }

  /// The private chat of two users.
  @Nullable Chat between(Reads reads, UserId one, UserId other) {
    var pair = Pair.of(one, other);
    if (!(reads instanceof Tx tx)) {
      return ChatsSql.byPair(reads, pair.low(), pair.high());
    }
    var id = byPair.get(tx, pair, t -> id(ChatsSql.byPair(t, pair.low(), pair.high())));
    return id == null ? null : find(tx, id);
  }

  private static @Nullable ChatId id(@Nullable Chat chat) {
    return chat == null ? null : chat.id();
  }

  /// The chat that a dialog names for everybody, whoever asks; null when there is none, and for a
  /// private dialog, which is another one for everybody.
  @Nullable Chat named(Reads reads, DialogId dialog) {
    return switch (dialog) {
      case DialogId.InChat(var id) -> find(reads, id);
      case DialogId.OfWorkgroup(var group) -> {
        var id = ofWorkgroup(reads, group);
        yield id == null ? null : find(reads, id);
      }
      case DialogId.WithUser _ -> null;
    };
  }

  private @Nullable ChatId ofWorkgroup(Reads reads, long group) {
    return reads instanceof Tx tx
        ? byWorkgroup.get(tx, group, t -> ChatsSql.ofWorkgroup(t, group))
        : ChatsSql.ofWorkgroup(reads, group);
  }

  /// Keeps a chat at hand as it was just written.
  void put(Tx tx, Chat chat) {
    byId.put(tx, chat.id(), chat);
  }

  /// The same with a chat that is new.
  void add(Tx tx, Chat chat) {
    put(tx, chat);
    if (chat.low() != null && chat.high() != null) {
      byPair.put(tx, new Pair(chat.low(), chat.high()), chat.id());
    }
  }

  void forget(Tx tx, Chat chat) {
    byId.forget(tx, chat.id());
    if (chat.low() != null && chat.high() != null) {
      byPair.forget(tx, new Pair(chat.low(), chat.high()));
    }
  }
}
