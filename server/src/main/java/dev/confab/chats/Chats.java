package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.people.Color;
import dev.confab.people.People;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Makes chats, finds them for the users who may see them, and lets users in.
public final class Chats {
  private static final int CHATS_AT_HAND = 50_000;

  /// Chats that [#recent] returns at most.
  public static final int RECENT_MAX = 500;

  /// Most users named in one call that adds users.
  public static final int USERS_MAX = 1_000;

  /// Chats removed after one look for them.
  private static final int REMOVED_MAX = 256;

  private record Pair(UserId low, UserId high) {
    static Pair of(UserId one, UserId other) {
      return one.value() < other.value() ? new Pair(one, other) : new Pair(other, one);
    }
  }

  private final InstantSource clock;
  private final People people;
  private final JoinEvents joins;
  private final WriterCache<ChatId, Chat> byId;
  private final WriterCache<Pair, ChatId> byPair;
  private final WriterCache<ChatId, Set<UserId>> rosters;
  private final WriterCache<ChatId, Set<UserId>> managers;
  private final List<BiConsumer<Tx, ChatId>> removals = new CopyOnWriteArrayList<>();

  /// The chats of this store.
  public Chats(
      Store store, People people, Bots bots, JoinEvents.Language language, InstantSource clock) {
    this.clock = clock;
    this.people = people;
    this.joins = new JoinEvents(people, bots, language);
    this.byId = new WriterCache<>(store, CHATS_AT_HAND);
    this.byPair = new WriterCache<>(store, CHATS_AT_HAND);
    this.rosters = new WriterCache<>(store, CHATS_AT_HAND);
    this.managers = new WriterCache<>(store, CHATS_AT_HAND);
    bots.onRemoval((tx, bot) -> removePrivate(tx, bot.id()));
  }

  /// Runs `listener` in the transaction that removes a chat, so that rooms above can clear up.
  public void onRemoval(BiConsumer<Tx, ChatId> listener) {
    removals.add(listener);
  }

  /// The chat that `me` calls `dialog`, or null when there is none or `me` may not see it. A
  /// private dialog without a message yet does not exist.
  public @Nullable Chat visibleTo(Reads reads, UserId me, DialogId dialog) {
    return switch (dialog) {
      case DialogId.InChat(var id) -> {
        var chat = find(reads, id);
        yield chat != null && isMember(reads, chat, me) ? chat : null;
      }
      case DialogId.WithUser(var other) -> {
        var id = pair(reads, Pair.of(me, other));
        yield id == null ? null : find(reads, id);
      }
    };
  }

  /// The chat with this id, whoever asks; null when there is none.
  public @Nullable Chat find(Reads reads, ChatId id) {
    return reads instanceof Tx tx
        ? byId.get(tx, id, t -> ChatsSql.byId(t, id))
        : ChatsSql.byId(reads, id);
  }

  /// The private chat of two users, made when it does not exist. Tells a bot that its dialog
  /// opened.
  public Chat privateWith(Tx tx, UserId me, UserId other) {
    var known = visibleTo(tx, me, new DialogId.WithUser(other));
    if (known != null) {
      return known;
    }
    var pair = Pair.of(me, other);
    var now = clock.instant();
    var id = new ChatId(tx.nextId(Counter.CHAT));
    var chat =
        new Chat(
            id,
            ChatType.PRIVATE,
            "",
            "",
            Color.of(id.value()).name(),
            null,
            me,
            me,
            "",
            "",
            pair.low(),
            pair.high(),
            null,
            0,
            now,
            now);
    ChatsSql.insert(tx, chat);
    for (var user : new LinkedHashSet<>(List.of(me, other))) {
      ChatsSql.insertMember(tx, new Member(id, user, false, 0, 0, 0), now);
    }
    byId.put(tx, id, chat);
    byPair.put(tx, pair, id);
    joins.privateOpened(tx, chat, me, other);
    return chat;
  }

  /// Makes a group chat. Bots among its users are told that they joined.
  public Chat create(Tx tx, ChatDraft draft) {
    var now = clock.instant();
    var id = new ChatId(tx.nextId(Counter.CHAT));
    var asked = draft.color() == null ? null : Color.named(draft.color());
    var color = asked == null ? Color.of(id.value()) : asked;
    var title = draft.title() == null || draft.title().isBlank() ? title(color, id) : draft.title();
    var chat =
        new Chat(
            id,
            draft.type(),
            cut(title, 255),
            cut(draft.description(), 2000),
            color.name(),
            draft.avatar(),
            draft.author(),
            draft.author(),
            cut(draft.entityType(), 50),
            cut(draft.entityId(), 255),
            null,
            null,
            null,
            0,
            now,
            now);
    ChatsSql.insert(tx, chat);
    ChatsSql.insertMember(tx, new Member(id, draft.author(), true, 0, 0, 0), now);
    byId.put(tx, id, chat);
    join(tx, chat, draft.users(), draft.author(), true);
    return chat;
  }

  /// Lets users into a group chat; returns those who were not in it before. Unknown and inactive
  /// users are passed over.
  public List<UserId> join(
      Tx tx, Chat chat, Collection<UserId> users, UserId by, boolean withHistory) {
    var now = current(tx, chat);
    var roster = roster(tx, chat.id());
    var fresh = new ArrayList<UserId>();
    for (var user : new LinkedHashSet<>(users)) {
      var person = roster.contains(user) ? null : people.find(tx, user);
      if (person != null && person.active()) {
        fresh.add(user);
      }
    }
    var sees = withHistory || now.lastMessage() == null ? 0 : now.lastMessage().value() + 1;
    for (var user : fresh) {
      var member =
          new Member(chat.id(), user, false, sees, sees == 0 ? 0 : sees - 1, now.messageCount());
      ChatsSql.insertMember(tx, member, clock.instant());
    }
    if (!fresh.isEmpty()) {
      var all = new HashSet<>(roster);
      all.addAll(fresh);
      rosters.put(tx, chat.id(), Set.copyOf(all));
      joins.groupJoined(tx, chat, fresh, by, withHistory);
    }
    return fresh;
  }

  /// Whether a user is in a chat.
  public boolean isMember(Reads reads, Chat chat, UserId user) {
    if (chat.isPrivate()) {
      return user.equals(chat.low()) || user.equals(chat.high());
    }
    return reads instanceof Tx tx
        ? roster(tx, chat.id()).contains(user)
        : ChatsSql.member(reads, chat.id(), user) != null;
  }

  /// Everybody in a chat.
  public Set<UserId> members(Reads reads, Chat chat) {
    if (chat.low() != null && chat.high() != null) {
      return Set.copyOf(new HashSet<>(List.of(chat.low(), chat.high())));
    }
    return reads instanceof Tx tx ? roster(tx, chat.id()) : ChatsSql.members(reads, chat.id());
  }

  /// One member's place, or null.
  public @Nullable Member member(Reads reads, Chat chat, UserId user) {
    return ChatsSql.member(reads, chat.id(), user);
  }

  /// Who manages a chat, its owner included.
  public Set<UserId> managers(Reads reads, Chat chat) {
    if (!(reads instanceof Tx tx)) {
      return Set.copyOf(ChatsSql.managers(reads, chat.id()));
    }
    var known = managers.get(tx, chat.id(), t -> Set.copyOf(ChatsSql.managers(t, chat.id())));
    return known == null ? Set.of() : known;
  }

  /// The chats of a user that changed last, newest first, changed not before `since`.
  public List<Membership> recent(Reads reads, UserId user, Instant since) {
    return ChatsSql.recent(reads, user, since, RECENT_MAX);
  }

  /// Removes the private chats of a bot that is removed.
  /// (chat-bots/outdated/bots/imbot-unregister.md)
  private void removePrivate(Tx tx, UserId user) {
    var page = ChatsSql.privateOf(tx, user, REMOVED_MAX);
    while (!page.isEmpty()) {
      page.forEach(chat -> remove(tx, chat));
      page = ChatsSql.privateOf(tx, user, REMOVED_MAX);
    }
  }

  private void remove(Tx tx, Chat chat) {
    removals.forEach(listener -> listener.accept(tx, chat.id()));
    ChatsSql.delete(tx, chat.id());
    byId.forget(tx, chat.id());
    rosters.forget(tx, chat.id());
    managers.forget(tx, chat.id());
    if (chat.low() != null && chat.high() != null) {
      byPair.forget(tx, new Pair(chat.low(), chat.high()));
    }
  }

  /// Notes that a message was posted; its author has read the chat up to it.
  public Chat advance(Tx tx, Chat chat, MessageId message, UserId author) {
    var after = current(tx, chat).after(message, clock.instant());
    ChatsSql.advance(tx, after, message, author);
    byId.put(tx, chat.id(), after);
    return after;
  }

  /// Notes that a message was removed without a trace: `last` is the newest now. Who had not read
  /// it has one less to read.
  public void retract(Tx tx, Chat chat, MessageId removed, @Nullable MessageId last) {
    var after = current(tx, chat).without(last);
    ChatsSql.retract(tx, after, removed);
    byId.put(tx, chat.id(), after);
  }

  /// The chat as it is now: a caller may hold one from before a message of the same transaction.
  public Chat current(Tx tx, Chat chat) {
    var now = find(tx, chat.id());
    return now == null ? chat : now;
  }

  private @Nullable ChatId pair(Reads reads, Pair pair) {
    return reads instanceof Tx tx
        ? byPair.get(tx, pair, t -> ChatsSql.byPair(t, pair.low(), pair.high()))
        : ChatsSql.byPair(reads, pair.low(), pair.high());
  }

  private Set<UserId> roster(Tx tx, ChatId chat) {
    var roster = rosters.get(tx, chat, t -> Set.copyOf(ChatsSql.members(t, chat)));
    return roster == null ? Set.of() : roster;
  }

  /// The title of a chat that was given none: `Light blue chat #17`.
  private static String title(Color color, ChatId chat) {
    var words = color.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + " chat #" + chat;
  }

  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}
