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
  /// Who comes into a larger chat, or goes, does not have all the others copied.
  private static final int COPIED_MAX = 1_000;

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

  /// The same for somebody who comes: a large chat is not read for him.
  boolean hasAlready(Tx tx, Chat chat, UserId user) {
    if (chat.memberCount() <= COPIED_MAX) {
      return has(tx, chat, user);
    }
    var known = members.get(tx, chat.id(), t -> null);
    return known == null ? MembersSql.one(tx, chat.id(), user) != null : known.contains(user);
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
  long add(Tx tx, Chat chat, Collection<Member> fresh, Instant now) {
    var count = chat.memberCount() + fresh.size();
    var all = count > COPIED_MAX ? null : new HashSet<>(inGroup(tx, chat.id()));
    fresh.forEach(member -> MembersSql.insert(tx, member, now));
    if (all == null) {
      members.forget(tx, chat.id());
    } else {
      fresh.forEach(member -> all.add(member.user()));
      members.put(tx, chat.id(), Set.copyOf(all));
    }
    return count;
  }

  /// Strikes a member; returns how many there are then.
  long remove(Tx tx, Chat chat, UserId user) {
    if (chat.memberCount() > COPIED_MAX) {
      members.forget(tx, chat.id());
    } else {
      var all = new HashSet<>(inGroup(tx, chat.id()));
      all.remove(user);
      members.put(tx, chat.id(), Set.copyOf(all));
    }
    MembersSql.delete(tx, chat.id(), user);
    managers.forget(tx, chat.id());
    return chat.memberCount() - 1;
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
