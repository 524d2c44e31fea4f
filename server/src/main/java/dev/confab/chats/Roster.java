package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is in which chat, at hand for the writer.
final class Roster {
  private final WriterCache<ChatId, Set<UserId>> members;
  private final WriterCache<ChatId, Set<UserId>> managers;

  Roster(Store store, int chatsAtHand) {
    this.members = new WriterCache<>(store, chatsAtHand);
    this.managers = new WriterCache<>(store, chatsAtHand);
  }

  boolean has(Reads reads, Chat chat, UserId user) {
    if (chat.isPrivate()) {
      return user.equals(chat.low()) || user.equals(chat.high());
    }
    return reads instanceof Tx tx
        ? inGroup(tx, chat.id()).contains(user)
        : MembersSql.one(reads, chat.id(), user) != null;
  }

  Set<UserId> members(Reads reads, Chat chat) {
    if (chat.low() != null && chat.high() != null) {
      return Set.copyOf(new HashSet<>(List.of(chat.low(), chat.high())));
    }
    return reads instanceof Tx tx ? inGroup(tx, chat.id()) : MembersSql.all(reads, chat.id());
  }

  Set<UserId> managers(Reads reads, ChatId chat) {
    if (!(reads instanceof Tx tx)) {
      return MembersSql.managers(reads, chat);
    }
    var known = managers.get(tx, chat, t -> Set.copyOf(MembersSql.managers(t, chat)));
    return known == null ? Set.of() : known;
  }

  /// Writes new members down; returns how many there are then.
  int add(Tx tx, ChatId chat, Collection<Member> fresh, Instant now) {
    var all = new HashSet<>(inGroup(tx, chat));
    for (var member : fresh) {
      MembersSql.insert(tx, member, now);
      all.add(member.user());
    }
    members.put(tx, chat, Set.copyOf(all));
    return all.size();
  }

  /// Strikes a member; returns how many there are then.
  int remove(Tx tx, ChatId chat, UserId user) {
    var all = new HashSet<>(inGroup(tx, chat));
    all.remove(user);
    MembersSql.delete(tx, chat, user);
    members.put(tx, chat, Set.copyOf(all));
    managers.forget(tx, chat);
    return all.size();
  }

  void setManager(Tx tx, ChatId chat, UserId user, boolean manager) {
    MembersSql.setManager(tx, chat, user, manager);
    managers.forget(tx, chat);
  }

  void forget(Tx tx, ChatId chat) {
    members.forget(tx, chat);
    managers.forget(tx, chat);
  }

  @Nullable Member member(Reads reads, ChatId chat, UserId user) {
    return MembersSql.one(reads, chat, user);
  }

  private Set<UserId> inGroup(Tx tx, ChatId chat) {
    var known = members.get(tx, chat, t -> Set.copyOf(MembersSql.all(t, chat)));
    return known == null ? Set.of() : known;
  }
}
