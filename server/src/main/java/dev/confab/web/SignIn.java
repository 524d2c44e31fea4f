package dev.confab.web;

import dev.confab.access.Sessions;
import dev.confab.access.Visit;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Store;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks passwords, slowly and not too often, and signs browsers in and out.
public final class SignIn {
  private final Store store;
  private final People people;
  private final Sessions sessions;
  private final SignInGuard guard;

  /// Over these people and sessions.
  public SignIn(Store store, People people, Sessions sessions, SignInGuard guard) {
    this.store = store;
    this.people = people;
    this.sessions = sessions;
    this.guard = guard;
  }

  /// How an attempt ended.
  enum Outcome {
    RIGHT,
    WRONG,
    TOO_MANY
  }

  /// @param person who signs in; null unless the outcome is right
  record Attempt(Outcome outcome, @Nullable Person person) {}

  /// The one user who has this e-mail address; null when nobody has it, or more than one.
  @Nullable Person byEmail(PortalId portal, String email) {
    var found = people.byEmail(store.reads(portal), email);
    return found.size() == 1 ? found.getFirst() : null;
  }

  /// Tries a login and a password.
  Attempt attempt(Exchange exchange, PortalId portal, String login, String password) {
    if (!guard.mayTry(portal, login, exchange.origin().address())) {
      return new Attempt(Outcome.TOO_MANY, null);
    }
    var person = people.signedIn(store.reads(portal), login, password);
    if (person == null) {
      return new Attempt(Outcome.WRONG, null);
    }
    guard.succeeded(portal, login, exchange.origin().address());
    return new Attempt(Outcome.RIGHT, person);
  }

  /// A browser that was just signed in.
  ///
  /// @param cookie the header that gives it its session
  record Opened(String cookie, Sessions.Session session) {}

  /// Signs the browser in, and out of whatever it was signed in as before.
  Opened open(Exchange exchange, PortalId portal, UserId user) {
    var agent = exchange.header("User-Agent");
    var visit = new Visit(agent == null ? "" : agent, exchange.origin().address());
    var before = session(exchange, portal);
    var value =
        store.write(
            portal,
            tx -> {
              if (before != null) {
                sessions.close(tx, before);
              }
              people.touch(tx, user);
              return sessions.open(tx, user, visit);
            });
    var session = Objects.requireNonNull(sessions.find(store.reads(portal), value));
    return new Opened(SessionCookie.given(exchange, value), session);
  }

  /// The session the browser shows; null when there is none, or its user may no longer come in.
  Sessions.@Nullable Session session(Exchange exchange, PortalId portal) {
    var cookie = exchange.cookie(RestRoute.SESSION_COOKIE);
    var reads = store.reads(portal);
    var session = cookie == null ? null : sessions.find(reads, cookie);
    return session == null || person(portal, session) == null ? null : session;
  }

  /// Whose session it is; null when he may no longer come in.
  @Nullable Person person(PortalId portal, Sessions.Session session) {
    var person = people.find(store.reads(portal), session.user());
    return person == null || !person.active() ? null : person;
  }

  /// Whether a session of a user is still one, and he may still come in.
  boolean isOpen(PortalId portal, UserId user, String id) {
    var reads = store.reads(portal);
    var person = people.find(reads, user);
    return person != null
        && person.active()
        && sessions.of(reads, user).stream().anyMatch(one -> one.id().equals(id));
  }

  /// Notes that a session is in use.
  void use(Exchange exchange, PortalId portal, Sessions.Session session) {
    if (sessions.isStale(session)) {
      store.write(
          portal,
          tx -> {
            sessions.use(tx, session, exchange.origin().address());
            people.touch(tx, session.user());
            return session;
          });
    }
  }

  /// Signs the browser out.
  void close(PortalId portal, Sessions.Session session) {
    store.write(
        portal,
        tx -> {
          sessions.close(tx, session);
          return session;
        });
  }

  /// Gives a user another password, and leaves him signed in here only.
  void changePassword(PortalId portal, Sessions.Session session, String password) {
    var chosen = people.newPassword(portal, session.user(), password);
    store.write(
        portal,
        tx -> {
          people.changePassword(tx, session.user(), chosen);
          return sessions.closeOthers(tx, session.user(), session.id());
        });
  }
}
