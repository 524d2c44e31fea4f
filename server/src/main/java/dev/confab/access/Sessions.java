package dev.confab.access;

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

  private static final int VALUE_BYTES = 32;

  private final SessionsSql sql = new SessionsSql();
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /// Sessions by this clock.
  public Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /// A live session.
  public record Session(UserId user, Instant expires) {}

  /// Registers what must forget what it knows of sessions after one was closed.
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /// Signs a browser in; returns the value of its cookie. The password was somebody else's
  /// business.
  public String open(Tx tx, UserId user) {
    var bytes = new byte[VALUE_BYTES];
    random.nextBytes(bytes);
    var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    sql.prune(tx, now);
    sql.insert(tx, Sha256.hex(value), new Session(user, now.plus(LIFETIME)));
    return value;
  }

  /// The session of a cookie's value; null when there is none or it has ended.
  public @Nullable Session find(Reads reads, String value) {
    var session = sql.find(reads, Sha256.hex(value));
    return session == null || !clock.instant().isBefore(session.expires()) ? null : session;
  }

  /// Signs all browsers of a user out.
  public void closeAllOf(Tx tx, UserId user) {
    sql.deleteAllOf(tx, user);
    tx.afterCommit(() -> listeners.forEach(Runnable::run));
  }

  /// Signs the browser out.
  public void close(Tx tx, String value) {
    sql.delete(tx, Sha256.hex(value));
    tx.afterCommit(() -> listeners.forEach(Runnable::run));
  }
}
