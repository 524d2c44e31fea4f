package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.Cut;
import dev.confab.basics.DialogId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.eventlog.UserLog;
import dev.confab.people.Color;
import dev.confab.people.People;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Makes chats and finds them for the users who may see them.
public final class Chats {
  private static final int CHATS_AT_HAND = 50_000;

  /// Most users named in one call that adds users.
  public static final int USERS_MAX = 1_000;

  /// Members told of who came in without the history.
  private static final int LATE_MAX = 1_000;

  private static final int ENTITY_TYPE_MAX = 50;
  private static final int ENTITY_ID_MAX = 255;

  /// Most chats of one entity that are looked at.
  private static final int OF_ENTITY_MAX = 50;

  /// Chats removed after one look for them.
  private static final int REMOVED_MAX = 256;

  private final InstantSource clock;
  private final People people;
  private final Bots bots;
  private volatile @Nullable Portraits portraits;
  private volatile @Nullable ReadersAlong readers;
  private volatile @Nullable JoinEvents joins;
  private final Roster roster;
  private final Newcomers newcomers;
  private final Outsiders outsiders;
  private final Shelf shelf;
  private final WriterCache<ChatId, List<UserId>> botsInside;
  private final List<BiConsumer<Tx, ChatId>> removals = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Tx, ChatNews>> listeners = new CopyOnWriteArrayList<>();

  /// The chats of this store.
  public Chats(Store store, People people, Bots bots, InstantSource clock) {
    this.clock = clock;
    this.people = people;
    this.bots = bots;
    this.roster = new Roster(store, CHATS_AT_HAND);
    this.newcomers = new Newcomers(people, roster);
    this.shelf = new Shelf(store, CHATS_AT_HAND);
    this.botsInside = new WriterCache<>(store, CHATS_AT_HAND);
    this.outsiders = new Outsiders(this, people);
    people.acquaint(MembersSql::met);
    bots.onRemoval((tx, bot) -> removePrivate(tx, bot.id()));
    onNews(new BotPlaces(bots)::hear);
  }

  /// Lets bots, and users who read along, be told, in these words and with what these make of users
  /// and chats.
  public void portray(Portraits made, UserLog log, Voices<ChatWords> words) {
    portraits = made;
    var along = new ReadersAlong(this, log);
    readers = along;
    joins = new JoinEvents(people, bots, words, along);
  }

  /// Who reads along; null while nobody said how users and chats are shown.
  public @Nullable ReadersAlong readersAlong() {
    return readers;
  }

  /// What events of the second generation show.
  public Portraits portraits() {
    return Objects.requireNonNull(portraits, "nobody said how users and chats are shown");
  }

  private JoinEvents joins() {
    return Objects.requireNonNull(joins, "nobody said how bots are told");
  }

  /// Runs `listener` in the transaction that removes a chat, so that rooms above can clear up.
  public void onRemoval(BiConsumer<Tx, ChatId> listener) {
    removals.add(listener);
  }

  /// Runs `listener` in the transaction in which something happens to a chat: must be quick.
  public void onNews(BiConsumer<Tx, ChatNews> listener) {
    listeners.add(listener);
  }

  void tell(Tx tx, ChatNews news) {
    listeners.forEach(listener -> listener.accept(tx, news));
  }

  /// The chat that `me` calls `dialog`, or null when there is none or `me` is not in it. A private
  /// dialog without a message yet does not exist.
  public @Nullable Chat visibleTo(Reads reads, UserId me, DialogId dialog) {
    if (dialog instanceof DialogId.WithUser(var other)) {
      return shelf.between(reads, me, other);
    }
    var chat = named(reads, dialog);
    return chat != null && isMember(reads, chat, me) ? chat : null;
  }

  /// The same, and open chats for everybody of the company: for those who look and do not write.
  public @Nullable Chat openTo(Reads reads, UserId me, DialogId dialog) {
    var chat = named(reads, dialog);
    if (chat == null || chat.type() != ChatType.OPEN) {
      return visibleTo(reads, me, dialog);
    }
    var person = people.find(reads, me);
    var inside = (person != null && !person.extranet()) || isMember(reads, chat, me);
    return inside ? chat : null;
  }

  /// The chat that a dialog names for everybody, whoever asks; null when there is none, and for a
  /// private dialog, which is another one for everybody.
  public @Nullable Chat named(Reads reads, DialogId dialog) {
    return shelf.named(reads, dialog);
  }

  /// The chat with this id, whoever asks; null when there is none.
  public @Nullable Chat find(Reads reads, ChatId id) {
    return shelf.find(reads, id);
  }

  /// The group chat with this id, refused unless `me` is in it.
  public Chat groupOf(Reads reads, UserId me, ChatId id) {
    var chat = find(reads, id);
    if (chat == null || chat.isPrivate() || !isMember(reads, chat, me)) {
      throw ChatError.ACTION_UNAVAILABLE.refuse();
    }
    return chat;
  }

  /// The chats tied to an entity, eldest first.
  public List<Chat> ofEntity(Reads reads, String type, String id) {
    return ChatsSql.byEntity(
        reads, Cut.to(ENTITY_TYPE_MAX, type), Cut.to(ENTITY_ID_MAX, id), OF_ENTITY_MAX);
  }

  /// The private chat of two users, made when it does not exist. Tells a bot that its dialog
  /// opened.
  public Chat privateWith(Tx tx, UserId me, UserId other) {
    var known = visibleTo(tx, me, new DialogId.WithUser(other));
    if (known != null) {
      return known;
    }
    var pair = Shelf.Pair.of(me, other);
    var users = new LinkedHashSet<>(List.of(me, other));
    var now = clock.instant();
    var id = new ChatId(tx.nextId(Counter.CHAT));
    var chat =
        new Chat(
            id,
            ChatType.PRIVATE,
            new Look("", "", "", null, true),
            me,
            me,
            "",
            "",
            pair.low(),
            pair.high(),
            null,
            0,
            users.size(),
            outsiders.among(tx, users),
            now,
            now);
    ChatsSql.insert(tx, chat);
    for (var user : users) {
      MembersSql.insert(tx, Member.fresh(chat, user, false, 0), now);
    }
    shelf.add(tx, chat);
    tell(tx, new ChatNews.Made(chat));
    joins().privateOpened(tx, chat, me, other);
    return chat;
  }

  /// Makes a group chat. Bots among its users are told that they joined.
  public Chat create(Tx tx, ChatDraft draft) {
    var now = clock.instant();
    var id = new ChatId(tx.nextId(Counter.CHAT));
    var asked = draft.color() == null ? null : Color.named(draft.color());
    var title =
        draft.title() == null || draft.title().isBlank()
            ? title(asked == null ? Color.of(id.value()) : asked, id)
            : draft.title();
    var description = Cut.to(Look.DESCRIPTION_MAX, draft.description());
    var chat =
        new Chat(
            id,
            draft.type(),
            new Look("", description, asked == null ? "" : asked.name(), draft.avatar(), true)
                .titled(title),
            draft.author(),
            draft.author(),
            Cut.to(ENTITY_TYPE_MAX, draft.entityType()),
            Cut.to(ENTITY_ID_MAX, draft.entityId()),
            null,
            null,
            null,
            0,
            0,
            false,
            now,
            now);
    ChatsSql.insert(tx, chat);
    shelf.add(tx, chat);
    if (draft.author().value() != 0) {
      var count = roster.add(tx, chat, List.of(Member.fresh(chat, draft.author(), true, 0)), now);
      change(tx, chat.counting(count, outsiders.among(tx, List.of(draft.author()))));
    }
    tell(tx, new ChatNews.Made(current(tx, chat)));
    var users = new LinkedHashSet<>(draft.users());
    if (draft.owner() != null) {
      give(tx, current(tx, chat), draft.owner());
      users.add(draft.owner());
    }
    join(tx, chat, users, draft.author(), true);
    return current(tx, chat);
  }

  /// Puts a new chat into the hands of an owner who did not make it, before anybody is let in and
  /// told whose it is. Where he cannot be let in, it stays with its author.
  private void give(Tx tx, Chat chat, UserId owner) {
    if (newcomers.among(tx, chat, List.of(owner), chat.author()).contains(owner)) {
      setManager(tx, chat, chat.author(), false);
      change(tx, current(tx, chat).ownedBy(owner));
    }
  }

  /// Lets users into a group chat and tells the bots among them; returns those who were not in it
  /// before. Passed over are unknown and inactive users, and whom `by` may not let in.
  public List<UserId> join(
      Tx tx, Chat asked, Collection<UserId> users, UserId by, boolean withHistory) {
    var chat = current(tx, asked);
    var fresh = newcomers.among(tx, chat, users, by);
    if (!fresh.isEmpty()) {
      var last = chat.lastMessage();
      var sees = withHistory || last == null ? 0 : last.value() + 1;
      var members =
          fresh.stream()
              .map(user -> Member.fresh(chat, user, user.equals(chat.owner()), sees))
              .toList();
      var count = roster.add(tx, chat, members, clock.instant());
      botsInside.forget(tx, chat.id());
      change(tx, chat.counting(count, chat.extranet() || outsiders.among(tx, fresh)));
      tell(tx, new ChatNews.Joined(current(tx, chat), List.copyOf(fresh), sees));
      joins().groupJoined(tx, chat, fresh, by, withHistory);
    }
    return fresh;
  }

  /// Strikes a member off a group chat.
  void strike(Tx tx, Chat chat, UserId user) {
    var now = current(tx, chat);
    var count = roster.remove(tx, now, user);
    botsInside.forget(tx, chat.id());
    change(tx, now.counting(count, outsiders.stay(tx, now, user)));
    tell(tx, new ChatNews.Left(current(tx, chat), user));
  }

  /// Makes a member a manager, or ends it.
  void setManager(Tx tx, Chat chat, UserId user, boolean manager) {
    roster.setManager(tx, chat.id(), user, manager);
    var now = current(tx, chat);
    tell(tx, new ChatNews.Changed(now, now));
  }

  /// Writes down what was changed by hand.
  void change(Tx tx, Chat changed) {
    var before = current(tx, changed);
    ChatsSql.update(tx, changed);
    shelf.put(tx, changed);
    if (!before.look().equals(changed.look()) || !before.owner().equals(changed.owner())) {
      tell(tx, new ChatNews.Changed(before, changed));
    }
  }

  /// Whether a user is in a chat.
  public boolean isMember(Reads reads, Chat chat, UserId user) {
    return roster.has(reads, chat, user);
  }

  /// Everybody in a chat who is shown this message of it.
  public Set<UserId> shown(Reads reads, Chat chat, MessageId message) {
    var hidden = MembersSql.later(reads, chat.id(), message);
    if (hidden.isEmpty()) {
      return members(reads, chat);
    }
    var shown = new HashSet<>(members(reads, chat));
    hidden.forEach(shown::remove);
    return shown;
  }

  /// Whether a user is in a chat and shown this message of it.
  public boolean isShown(Reads reads, Chat chat, UserId user, MessageId message) {
    var member = member(reads, chat, user);
    return member != null && message.value() >= member.seesFrom();
  }

  /// Everybody in a chat.
  public Set<UserId> members(Reads reads, Chat chat) {
    return roster.members(reads, chat);
  }

  /// The bots in a chat. The writer has them at hand, so that a message to thousands asks for the
  /// few among them only.
  public List<Bot> bots(Reads reads, Chat chat) {
    if (chat.isPrivate() || !(reads instanceof Tx tx)) {
      return bots.among(reads, members(reads, chat));
    }
    var inside =
        botsInside.get(
            tx,
            chat.id(),
            t -> bots.among(t, roster.members(t, chat)).stream().map(Bot::id).toList());
    return inside == null ? List.of() : bots.among(tx, inside);
  }

  /// Some of a chat's members, with ids above `after`, least first.
  public List<Member> members(Reads reads, Chat chat, long after, int limit) {
    return MembersSql.page(reads, chat.id(), after, limit);
  }

  /// Some of a chat's members, in this order.
  public List<UserId> members(Reads reads, Chat chat, MemberOrder order, int limit) {
    return MembersSql.ordered(reads, chat.id(), order, limit);
  }

  /// Who of all members has seen a chat's newest message.
  ///
  /// @param author who wrote it and does not count; null: the system
  public Viewers viewers(Reads reads, Chat chat, @Nullable UserId author) {
    var last = chat.lastMessage();
    return last == null ? Viewers.NOBODY : MembersSql.viewers(reads, chat.id(), last, author);
  }

  /// Those who have read furthest of these messages: they tell of each whether somebody beside who
  /// sent it has read it.
  public FurthestReaders furthestReaders(Reads reads, Chat chat, Collection<MessageId> messages) {
    return FurthestReaders.of(reads, chat, messages);
  }

  /// The same of people alone, so that bots, which read what they answer at once, hide nobody.
  public FurthestReaders furthestPeople(Reads reads, Chat chat, Collection<MessageId> messages) {
    return FurthestReaders.people(reads, people, chat, messages);
  }

  /// From which message on those see a chat who came in after the oldest of these messages and
  /// without the history; of more than [#LATE_MAX] those who came last.
  public Map<UserId, Long> late(Reads reads, Chat chat, Collection<MessageId> messages) {
    return messages.stream()
        .min(Comparator.comparingLong(MessageId::value))
        .map(oldest -> MembersSql.late(reads, chat.id(), oldest, LATE_MAX))
        .orElse(Map.of());
  }

  /// One member's place, or null.
  public @Nullable Member member(Reads reads, Chat chat, UserId user) {
    return roster.member(reads, chat.id(), user);
  }

  /// A user's places in those of these chats that he is in.
  public Map<ChatId, Member> places(Reads reads, UserId user, Collection<ChatId> chats) {
    return MembersSql.places(reads, user, chats);
  }

  /// From where on a user reads a chat: a member from his place, whoever only looks into an open
  /// chat from its beginning.
  public Member reader(Reads reads, Chat chat, UserId user) {
    var member = member(reads, chat, user);
    return member == null ? Member.guest(chat, user) : member;
  }

  /// Who manages a chat, its owner included.
  public Set<UserId> managers(Reads reads, Chat chat) {
    return roster.managers(reads, chat.id());
  }

  /// Who manages these chats, least id first; a chat without managers is left out.
  public Map<ChatId, List<UserId>> managers(Reads reads, Collection<ChatId> chats) {
    return MembersSql.managers(reads, chats);
  }

  /// What a user is in a chat.
  public Role role(Reads reads, Chat chat, UserId user) {
    if (!isMember(reads, chat, user)) {
      return Role.GUEST;
    }
    if (chat.owner().equals(user)) {
      return Role.OWNER;
    }
    return managers(reads, chat).contains(user) ? Role.MANAGER : Role.MEMBER;
  }

  /// The chats of a user that changed last, changed not before `since`.
  public List<Membership> recent(Reads reads, UserId user, Instant since) {
    var all = new Recents.Filter(true, true, Recents.Lines.TOO, false, since, null);
    return RecentsSql.list(reads, user, all, 0, Recents.CHATS_MAX).stream()
        .map(Recent::place)
        .toList();
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
    tell(tx, new ChatNews.Removed(chat, members(tx, chat)));
    removals.forEach(listener -> listener.accept(tx, chat.id()));
    ChatsSql.delete(tx, chat.id());
    shelf.forget(tx, chat);
    roster.forget(tx, chat.id());
    botsInside.forget(tx, chat.id());
  }

  /// Notes that a message was posted; its author has read the chat up to it.
  public Chat advance(Tx tx, Chat chat, MessageId message, UserId author) {
    var after = current(tx, chat).after(message, clock.instant());
    ChatsSql.advance(tx, after);
    MembersSql.advanceAuthor(tx, after, author);
    shelf.put(tx, after);
    return after;
  }

  /// Notes that the system said something, which nobody has to read.
  public Chat advance(Tx tx, Chat chat, MessageId notice) {
    var after = current(tx, chat).afterNotice(notice, clock.instant());
    ChatsSql.advance(tx, after);
    shelf.put(tx, after);
    return after;
  }

  /// Notes that a message was removed without a trace. Who had not read it has one less to read,
  /// and the chat is where the message before it had put it.
  public void retract(Tx tx, Chat chat, Retraction gone) {
    var after = gone.from(current(tx, chat));
    ChatsSql.retract(tx, after);
    MembersSql.retract(tx, chat.id(), gone);
    shelf.put(tx, after);
  }

  /// The chat as it is now: a caller may hold one from before a message of the same transaction.
  public Chat current(Tx tx, Chat chat) {
    var now = find(tx, chat.id());
    return now == null ? chat : now;
  }

  /// The title of a chat that was given none: `Light blue chat #17`.
  private static String title(Color color, ChatId chat) {
    var words = color.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + " chat #" + chat;
  }
}
