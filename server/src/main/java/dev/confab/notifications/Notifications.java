package dev.confab.notifications;

import dev.confab.basics.ChatId;
import dev.confab.basics.Cut;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chats;
import dev.confab.messages.Messages;
import dev.confab.people.People;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The notification centre of every user.
public final class Notifications {
  /// Most notifications read at once.
  public static final int PAGE_MAX = 50;

  /// Most notifications kept of a user; beyond that the oldest go.
  public static final int KEPT_MAX = 5_000;

  /// The module all notifications are of: applications send them.
  public static final String MODULE = "rest";

  /// What they are told of.
  public static final String EVENT = "rest_notify";

  /// Both, as settings name them.
  public static final String SETTING = MODULE + "|" + EVENT;

  private static final int TEXT_MAX = 20_000;
  private static final int BATCH = 500;

  private final People people;
  private final Answers answers;
  private final InstantSource clock;
  private final List<BiConsumer<Tx, NoticeNews>> listeners = new CopyOnWriteArrayList<>();

  /// Those of these people.
  public Notifications(People people, Chats chats, Messages messages, InstantSource clock) {
    this.people = people;
    this.answers = new Answers(people, chats, messages);
    this.clock = clock;
  }

  /// Runs `listener` in the transaction in which notifications come, go or are read: must be quick.
  public void onNews(BiConsumer<Tx, NoticeNews> listener) {
    listeners.add(listener);
  }

  private void tell(Tx tx, NoticeNews news) {
    listeners.forEach(listener -> listener.accept(tx, news));
  }

  /// Tells a person something; null when there is no such person, or no longer.
  public @Nullable MessageId send(Tx tx, NoticeDraft draft) {
    var to = people.find(tx, draft.to());
    if (to == null || to.isBot() || !to.active()) {
      return null;
    }
    open(tx, draft.to());
    if (!draft.tag().isEmpty()) {
      NotificationsSql.tagged(tx, draft.tag(), draft.to()).forEach(notice -> remove(tx, notice));
    }
    var id = new MessageId(tx.nextId(Counter.MESSAGE));
    var notice =
        new Notice(
            id,
            draft.to(),
            draft.author(),
            draft.kind(),
            draft.tag(),
            draft.subTag(),
            Cut.to(TEXT_MAX, draft.text()),
            Cut.to(TEXT_MAX, draft.textOut()),
            draft.buttons(),
            draft.params(),
            false,
            clock.instant());
    NotificationsSql.insert(tx, notice);
    NotificationsSql.count(tx, draft.to(), 1, 1);
    tell(tx, new NoticeNews.Sent(draft.to(), notice));
    trim(tx, draft.to());
    return id;
  }

  private static void open(Tx tx, UserId user) {
    if (NotificationsSql.feed(tx, user) == null) {
      NotificationsSql.open(tx, user, new ChatId(tx.nextId(Counter.CHAT)));
    }
  }

  private void trim(Tx tx, UserId user) {
    var feed = NotificationsSql.feed(tx, user);
    var oldest =
        feed == null || feed.total() <= KEPT_MAX ? null : NotificationsSql.oldest(tx, user);
    if (oldest != null) {
      remove(tx, oldest);
    }
  }

  /// A user's centre; null when the user was never told anything.
  public @Nullable Feed feed(Reads reads, UserId user) {
    return NotificationsSql.feed(reads, user);
  }

  /// What asks the user, newest first, older than `before`.
  public List<Notice> asking(Reads reads, UserId user, long before, int limit) {
    return NotificationsSql.asking(reads, user, before, limit);
  }

  /// What tells the user something, newest first, older than `before`.
  public List<Notice> telling(Reads reads, UserId user, long before, int limit) {
    return NotificationsSql.telling(reads, user, before, limit);
  }

  /// A user's notifications that fit, newest first, the page of those older than `last`. Looks
  /// through at most [#KEPT_MAX] and holds no more of them than a page.
  public NoticePage search(Reads reads, UserId user, NoticeSearch wanted, long last, int limit) {
    var page = new ArrayList<Notice>();
    int total = 0;
    long before = Long.MAX_VALUE;
    boolean more = true;
    while (more) {
      var batch = NotificationsSql.all(reads, user, before, BATCH);
      for (var notice : batch) {
        if (wanted.fits(notice)) {
          total++;
          if (notice.id().value() < last && page.size() < limit) {
            page.add(notice);
          }
        }
      }
      more = batch.size() == BATCH;
      before = more ? batch.getLast().id().value() : before;
    }
    return new NoticePage(page, total);
  }

  /// A user's notification; null when the user has none of this number.
  public @Nullable Notice find(Reads reads, UserId user, MessageId id) {
    return NotificationsSql.find(reads, user, id);
  }

  /// Marks one notification. What asks stays unread until it is answered.
  public void mark(Tx tx, UserId user, long id, boolean read) {
    counted(tx, user, NotificationsSql.mark(tx, user, id, read), read);
  }

  /// Marks a notification and all newer ones; those that ask stay unread.
  public void markFrom(Tx tx, UserId user, long from, boolean read) {
    counted(tx, user, NotificationsSql.markFrom(tx, user, from, read), read);
  }

  private void counted(Tx tx, UserId user, int changed, boolean read) {
    if (changed > 0) {
      tell(tx, new NoticeNews.Marked(user));
      NotificationsSql.count(tx, user, 0, read ? -changed : changed);
    }
  }

  /// Takes a user's notification away; false when the user has none of this number.
  public boolean delete(Tx tx, UserId user, MessageId id) {
    var notice = NotificationsSql.find(tx, user, id);
    return notice != null && remove(tx, notice);
  }

  /// Takes all notifications with a tag away, whoever has them; false when nobody had one.
  public boolean deleteTagged(Tx tx, String tag) {
    boolean any = false;
    for (var found = NotificationsSql.tagged(tx, tag, BATCH);
        !found.isEmpty();
        found = NotificationsSql.tagged(tx, tag, BATCH)) {
      found.forEach(notice -> remove(tx, notice));
      any = true;
    }
    return any;
  }

  /// The same with the additional tag.
  public boolean deleteSubTagged(Tx tx, String subTag) {
    boolean any = false;
    for (var found = NotificationsSql.subTagged(tx, subTag, BATCH);
        !found.isEmpty();
        found = NotificationsSql.subTagged(tx, subTag, BATCH)) {
      found.forEach(notice -> remove(tx, notice));
      any = true;
    }
    return any;
  }

  private boolean remove(Tx tx, Notice notice) {
    var gone = NotificationsSql.delete(tx, notice);
    if (gone) {
      tell(tx, new NoticeNews.Gone(notice.to(), notice.id()));
      NotificationsSql.count(tx, notice.to(), -1, notice.read() ? 0 : -1);
    }
    return gone;
  }

  /// Writes to the author of a notification, who gets it as a private message; false when the user
  /// has no such notification, nobody is there to get it, or the user may not write to him. A
  /// question nobody hears the answer to is gone: it would stay unread for ever.
  public boolean answer(Tx tx, UserId user, MessageId id, String text) {
    var notice = NotificationsSql.find(tx, user, id);
    if (notice == null) {
      return false;
    }
    if (!answers.send(tx, notice, text)) {
      if (notice.buttons() != null) {
        remove(tx, notice);
      }
      return false;
    }
    counted(tx, user, NotificationsSql.answer(tx, user, id), true);
    return true;
  }

  /// Presses a button of a notification that asks: whoever asked gets its title as a private
  /// message, and the notification is gone, be it that nobody is there any more to get it: it would
  /// stay unread for ever. Returns the title; null when there is nothing to press, or nobody got
  /// it.
  public @Nullable String confirm(Tx tx, UserId user, MessageId id, String value) {
    var notice = NotificationsSql.find(tx, user, id);
    var title = notice == null ? null : Answers.title(notice, value);
    if (notice == null || title == null) {
      return null;
    }
    var isHeard = answers.send(tx, notice, title);
    remove(tx, notice);
    return isHeard ? title : null;
  }
}
