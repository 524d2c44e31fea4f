package dev.confab.eventlog;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// The log of users who read along what happens in their chats: kept for a day, or until it is
/// confirmed. One reader a user, however many applications ask.
/// (api-reference/chat-bots/chat-bots-v2/im.v2/events/index.md)
public final class UserLog {
  /// How long an event is kept.
  public static final Duration KEPT = Duration.ofDays(1);

  /// Users of a portal who read along.
  public static final int SUBSCRIBERS_MAX = 10_000;

  private static final String ALL = "all";

  private final InstantSource clock;
  private final WriterCache<String, Set<UserId>> subscribers;

  /// The log of this store.
  public UserLog(Store store, InstantSource clock) {
    this.clock = clock;
    this.subscribers = new WriterCache<>(store, 1_000);
  }

  /// Writes down for this user from now on. Doing it again changes nothing. False: as many read
  /// along as may, and this user does not.
  public boolean subscribe(Tx tx, UserId user) {
    var all = subscribers(tx);
    if (all.contains(user)) {
      return true;
    }
    if (all.size() >= SUBSCRIBERS_MAX) {
      return false;
    }
    UserLogSql.subscribe(tx, user, clock.instant());
    subscribers.forget(tx, ALL);
    return true;
  }

  /// Writes nothing more down. What was written stays until it is confirmed or old.
  public void unsubscribe(Tx tx, UserId user) {
    UserLogSql.unsubscribe(tx, user);
    subscribers.forget(tx, ALL);
  }

  /// Whether this user reads along.
  public boolean isSubscribed(Reads reads, UserId user) {
    return UserLogSql.isSubscribed(reads, user);
  }

  /// Everybody who reads along. Costs no query once it is known, because every message asks.
  public Set<UserId> subscribers(Tx tx) {
    var known = subscribers.get(tx, ALL, t -> Set.copyOf(UserLogSql.subscribers(t)));
    return known == null ? Set.of() : known;
  }

  /// Writes an event down for a user.
  public void append(Tx tx, UserId user, String type, String data) {
    var id = new EventId(tx.nextId(Counter.EVENT));
    UserLogSql.append(tx, user, new UserEvent(id, type, data, clock.instant()));
  }

  /// What is written down for a user from this number on, oldest first.
  public List<UserEvent> from(Reads reads, UserId user, EventId from, int limit) {
    return UserLogSql.from(reads, user, from, clock.instant().minus(KEPT), limit);
  }

  /// Forgets what lies before this number.
  public void confirm(Tx tx, UserId user, EventId before) {
    UserLogSql.confirm(tx, user, before);
  }
}
