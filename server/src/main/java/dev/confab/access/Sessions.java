package dev.confab.access;

import dev.confab.basics.Caller;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Browsers that are signed in. The browser holds a long random value, the database its hash.
public final class Sessions {
  /// How long a browser stays signed in.
  public static final Duration LIFETIME = Duration.ofDays(14);

  /// Browsers one user is signed in with at most; beyond that the oldest is signed out.
  public static final int PER_USER_MAX = 50;

  /// How exactly it is noted when a session was used last.
  static final Duration USED_PAUSE = Duration.ofMinutes(5);

  private static final int VALUE_BYTES = 32;
  private static final String CREDENTIAL = "session:";

  private final SessionsSql sql = new SessionsSql();
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final List<Closing> listeners = new CopyOnWriteArrayList<>();

  /// Sessions by this clock.
  public Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /// A live session.
  ///
  /// @param id names it to its user; nothing can be done with it without being signed in
  public record Session(
      String id, UserId user, Instant expires, Visit visit, Instant created, Instant used) {}

  /// Told which session was closed: must be quick and must not fail.
  @FunctionalInterface
  public interface Closing {
    /// This session of the portal is no more.
    void closed(PortalId portal, String id);
  }

  /// Tells `listener`, after the commit, of every session that was closed by somebody.
  public void onClose(Closing listener) {
    listeners.add(listener);
  }

  /// Signs a browser in; returns the value of its cookie. The password was somebody else's
  /// business.
  public String open(Tx tx, UserId user, Visit visit) {
    var bytes = new byte[VALUE_BYTES];
    random.nextBytes(bytes);
    var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    sql.prune(tx, now);
    var known = sql.of(tx, user);
    for (int i = 0; i <= known.size() - PER_USER_MAX; i++) {
      close(tx, known.get(i));
    }
    sql.insert(tx, Sha256.hex(value), user, now.plus(LIFETIME), visit, now);
    return value;
  }

  /// The session of a cookie's value; null when there is none or it has ended.
  public @Nullable Session find(Reads reads, String value) {
    var session = sql.find(reads, Sha256.hex(value));
    return session == null || !clock.instant().isBefore(session.expires()) ? null : session;
  }

  /// Signs all browsers of a user out.
  public void closeAllOf(Tx tx, UserId user) {
    closeOthers(tx, user, null);
  }

  /// The sessions of a user, oldest first.
  public List<Session> of(Reads reads, UserId user) {
    var now = clock.instant();
    return sql.of(reads, user).stream().filter(one -> now.isBefore(one.expires())).toList();
  }

  /// Whether it is worth noting that this session is in use.
  public boolean isStale(Session session) {
    return session.used().plus(USED_PAUSE).isBefore(clock.instant());
  }

  /// How calls with a session are named for limits and logs.
  static String credential(Session session) {
    return CREDENTIAL + session.user() + "/" + session.id();
  }

  /// The session by which somebody calls; null when he does not call by one.
  public static @Nullable String idOf(Caller caller) {
    var name = caller.credential();
    return caller.auth() == Caller.Auth.SESSION ? name.substring(name.indexOf('/') + 1) : null;
  }

  /// Notes that a session is in use, and from where.
  public void use(Tx tx, Session session, String address) {
    sql.use(tx, session.id(), session.user(), Visit.cutAddress(address), clock.instant());
  }

  /// Signs a browser out.
  public void close(Tx tx, Session session) {
    sql.delete(tx, session.id(), session.user());
    var portal = tx.portal();
    tx.afterCommit(() -> listeners.forEach(one -> one.closed(portal, session.id())));
  }

  /// Signs all browsers of a user out, save one; null: save none. Returns how many.
  public int closeOthers(Tx tx, UserId user, @Nullable String kept) {
    int closed = 0;
    for (var session : sql.of(tx, user)) {
      if (!session.id().equals(kept)) {
        close(tx, session);
        closed++;
      }
    }
    return closed;
  }
}
