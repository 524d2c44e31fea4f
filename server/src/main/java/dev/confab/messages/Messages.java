package dev.confab.messages;

import dev.confab.basics.Cut;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Member;
import dev.confab.chats.Notice;
import dev.confab.chats.Notices;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Posts messages and reads them back.
public final class Messages {
  /// Characters of a message that are kept; a longer one is cut and marked. (chat-message-send.md)
  public static final int TEXT_MAX = 20_000;

  /// Messages returned by one look.
  public static final int PAGE_MAX = 50;

  /// The author of what the system says by itself.
  private static final UserId SYSTEM = new UserId(0);

  private static final String CUT = " (...)";

  private final Chats chats;
  private final MessageEvents events;
  private final InstantSource clock;
  private final Forwarding forwarding = new Forwarding(this);
  private MessageTaker taker = (tx, chat, message, draft) -> Set.of();
  private volatile MessageFiles files = MessageFiles.NONE;
  private final LinkPreviews previews;
  private final Pins pins;
  private final SentOnce once;
  private final List<BiConsumer<Tx, MessageNews>> listeners = new CopyOnWriteArrayList<>();

  /// The messages of these chats.
  public Messages(Chats chats, MessageEvents events, Notices notices, InstantSource clock) {
    this.chats = chats;
    this.events = events;
    this.clock = clock;
    this.previews = new LinkPreviews(this, chats);
    this.pins = new Pins(chats, clock);
    this.once = new SentOnce(clock);
    chats.onRemoval(MessagesSql::deleteAll);
    notices.onNotice(this::note);
  }

  /// Shows posted messages to `taker` before bots hear of them. Said once, before the first
  /// message.
  public void offerTo(MessageTaker newTaker) {
    taker = newTaker;
  }

  /// Says who keeps the files that messages show.
  public void keepFilesWith(MessageFiles keeper) {
    files = keeper;
  }

  /// Runs `listener` in the transaction in which something happens to a message: must be quick.
  public void onNews(BiConsumer<Tx, MessageNews> listener) {
    listeners.add(listener);
  }

  void tell(Tx tx, MessageNews news) {
    listeners.forEach(listener -> listener.accept(tx, news));
  }

  /// Says in one chat what was said in another.
  public Forwarding forwarding() {
    return forwarding;
  }

  /// Which of them stand at the head of their chat.
  public Pins pins() {
    return pins;
  }

  /// Which of them were sent already.
  public SentOnce once() {
    return once;
  }

  /// What is shown below messages of the pages they link to.
  public LinkPreviews previews() {
    return previews;
  }

  /// Who keeps the files that messages show.
  public MessageFiles files() {
    return files;
  }

  /// Posts a message and tells the bots that may hear it. The caller has checked that the author is
  /// in the chat.
  public MessageId post(Tx tx, Draft draft) {
    var id = new MessageId(tx.nextId(Counter.MESSAGE));
    var text = cut(draft.text().strip());
    var message =
        new Message(
            id,
            draft.chat().id(),
            draft.author(),
            draft.system() ? null : draft.author(),
            text,
            draft.uuid() == null ? uuid() : draft.uuid(),
            draft.params() == null ? null : Json.write(draft.params()),
            clock.instant());
    MessageError.MESSAGE_EMPTY.unless(message.showsSomething());
    MessagesSql.insert(tx, message);
    var before = chats.current(tx, draft.chat());
    var after = chats.advance(tx, before, id, draft.author());
    if (draft.linkPreview()) {
      previews.look(tx, message);
    }
    tell(tx, new MessageNews.Posted(after, message));
    var told = taker.take(tx, before, message, draft);
    if (told.isEmpty()) {
      events.posted(tx, before, message, draft);
    } else {
      events.taken(tx, before, message, draft, told);
    }
    return id;
  }

  /// Writes down what the system says of a chat. Nobody has to read it and no bot hears it.
  private void note(Tx tx, Notice notice) {
    var id = new MessageId(tx.nextId(Counter.MESSAGE));
    var params = Json.mapper().createObjectNode();
    params.putArray("CODE").add(notice.code());
    params.put("NOTIFY", "N");
    var chat = notice.chat().id();
    var text = cut(notice.text());
    var now = clock.instant();
    var message = new Message(id, chat, SYSTEM, null, text, uuid(), Json.write(params), now);
    MessagesSql.insert(tx, message);
    var after = chats.advance(tx, notice.chat(), id);
    tell(tx, new MessageNews.Posted(after, message));
  }

  /// A message by its id, or null.
  public @Nullable Message find(Reads reads, MessageId id) {
    return MessagesSql.byId(reads, id);
  }

  /// Several messages by their ids, in no order.
  public List<Message> find(Reads reads, Collection<MessageId> ids) {
    return MessagesSql.byIds(reads, ids);
  }

  /// The newest messages a member may see, or those older than `before`; newest first.
  public List<Message> latest(
      Reads reads, Chat chat, Member member, @Nullable MessageId before, long limit) {
    var bound = before == null ? Long.MAX_VALUE : before.value();
    return MessagesSql.before(reads, chat.id(), bound, member.seesFrom(), limit);
  }

  /// The messages a member may see that are newer than `after`; newest first.
  public List<Message> newer(Reads reads, Chat chat, Member member, MessageId after, long limit) {
    return MessagesSql.after(reads, chat.id(), after.value(), member.seesFrom(), limit).reversed();
  }

  /// A message this user may see, with its chat and his place there; null where he may not.
  public @Nullable Seen seenBy(Reads reads, UserId user, MessageId id) {
    return Seen.by(reads, chats, user, id);
  }

  /// The id of the portal's first message of a moment or after it; one after the newest when there
  /// is none. Ids grow with time, so halving finds it with few looks at one index.
  public MessageId postedSince(Reads reads, Instant since) {
    var newest = MessagesSql.newest(reads);
    long from = 1;
    long until = newest == null ? 1 : newest.value() + 1;
    while (from < until) {
      long middle = (from + until) >>> 1;
      var posted = MessagesSql.postedFrom(reads, new MessageId(middle));
      if (posted == null || !posted.isBefore(since)) {
        until = middle;
      } else {
        from = middle + 1;
      }
    }
    return new MessageId(from);
  }

  /// A message and up to `range` on either side of it that the same member may see, oldest first.
  public Surroundings around(Reads reads, Seen seen, int range) {
    var before = latest(reads, seen.chat(), seen.member(), seen.message().id(), range + 1L);
    var after = newer(reads, seen.chat(), seen.member(), seen.message().id(), range + 1L);
    return Surroundings.of(before, seen.message(), after.reversed(), range);
  }

  /// Refuses a reply to a message that the author cannot see or that is elsewhere.
  public void checkReply(Reads reads, Chat chat, UserId author, MessageId answered) {
    var message = find(reads, answered);
    if (message == null) {
      throw MessageError.REPLY_UNAVAILABLE.refuse();
    }
    MessageError.REPLY_ELSEWHERE.unless(message.chat().equals(chat.id()));
    var member = chats.member(reads, chat, author);
    MessageError.REPLY_UNAVAILABLE.unless(
        member != null && message.id().value() >= member.seesFrom());
  }

  static String cut(String text) {
    return Cut.fits(TEXT_MAX, text) ? text : Cut.to(TEXT_MAX, text) + CUT;
  }

  /// A random uuid; it names, it does not protect, so it need not be drawn from the secure source.
  private static String uuid() {
    var random = ThreadLocalRandom.current();
    return new UUID(
            (random.nextLong() & ~0xf000L) | 0x4000L,
            (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L)
        .toString();
  }
}
