package dev.confab.web;

import dev.confab.basics.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down guessing of passwords: after a few failures in a row of one login, or some more of
/// one address, further tries are refused for a while, before the dear check of the password.
public final class SignInGuard {
  private static final int FREE_TRIES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(60);
  private static final int REMEMBERED_MAX = 10_000;

  /// No login is longer, and what is tried is remembered.
  private static final int LOGIN_MAX = 255;

  private record Failures(int count, Instant last) {}

  private final InstantSource clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /// A guard by this clock.
  public SignInGuard(InstantSource clock) {
    this.clock = clock;
  }

  /// Whether another try is allowed; counts it as failed until [#succeeded]. An address that is to
  /// wait counts against no login: it could make this forget the others, or lock somebody out.
  public synchronized boolean mayTry(PortalId portal, String login, String address) {
    var now = clock.instant();
    return login.length() <= LOGIN_MAX
        && spend(portal + "/address/" + address, now, FREE_TRIES * 10)
        && spend(portal + "/login/" + login, now, FREE_TRIES);
  }

  /// Forgets the failures of a login that was right in the end, and gives the address its try back:
  /// a whole company may come from one.
  public synchronized void succeeded(PortalId portal, String login, String address) {
    failures.remove(portal + "/login/" + login);
    failures.computeIfPresent(
        portal + "/address/" + address,
        (key, known) -> known.count() <= 1 ? null : new Failures(known.count() - 1, known.last()));
  }

  private boolean spend(String key, Instant now, int free) {
    var known = failures.get(key);
    var counts = known != null && !known.last().plus(PAUSE).isBefore(now);
    var count = known != null && counts ? known.count() + 1 : 1;
    if (count > free) {
      return false;
    }
    failures.put(key, new Failures(count, now));
    return true;
  }
}
