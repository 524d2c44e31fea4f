package dev.confab.web;

import static dev.confab.web.SessionError.FOREIGN_PAGE;
import static dev.confab.web.SessionError.NOT_SIGNED_IN;
import static dev.confab.web.SessionError.NO_PORTAL;
import static dev.confab.web.SessionError.TOO_MANY_TRIES;
import static dev.confab.web.SessionError.WEAK_PASSWORD;
import static dev.confab.web.SessionError.WRONG_LOGIN;
import static dev.confab.web.SessionError.WRONG_METHOD;
import static dev.confab.web.SessionError.WRONG_REQUEST;

import dev.confab.access.Sessions;
import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.people.Person;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/confab/session` and `/confab/password`: how the page signs a browser in and out. Answers with
/// JSON, whatever happens. (docs/live.md)
public final class SessionRoute implements Route {
  private static final String SESSION = "/confab/session";
  private static final String PASSWORD = "/confab/password";
  private static final int BODY_MAX = 4 * 1024;
  private static final int PASSWORD_MIN = 10;
  private static final int PASSWORD_MAX = 200;

  private final Portals portals;
  private final SignIn signIn;
  private final SessionCard cards;

  /// A route over these.
  public SessionRoute(Portals portals, SignIn signIn, SessionCard cards) {
    this.portals = portals;
    this.signIn = signIn;
    this.cards = cards;
  }

  @Override
  public boolean takes(String path) {
    return path.equals(SESSION) || path.equals(PASSWORD);
  }

  @Override
  public void answer(Exchange exchange) {
    Portal portal = portals.byHost(exchange.host());
    try {
      if (portal == null || portal.state() == Portal.State.CLOSED) {
        throw NO_PORTAL.refuse();
      }
      FOREIGN_PAGE.unless(!exchange.isForeign());
      var isPassword = exchange.path().equals(PASSWORD);
      switch (exchange.method()) {
        case "POST" -> {
          if (isPassword) {
            changePassword(exchange, portal);
          } else {
            signIn(exchange, portal);
          }
        }
        case "GET" -> {
          WRONG_METHOD.unless(!isPassword);
          show(exchange, portal);
        }
        case "DELETE" -> {
          WRONG_METHOD.unless(!isPassword);
          signOut(exchange, portal);
        }
        default -> throw WRONG_METHOD.refuse();
      }
    } catch (Refusal refusal) {
      refuse(exchange, portal, refusal);
    }
  }

  private void signIn(Exchange exchange, Portal portal) {
    var body = body(exchange);
    var attempt =
        signIn.attempt(exchange, portal.id(), text(body, "login"), text(body, "password"));
    var person = right(attempt);
    var opened = signIn.open(exchange, portal.id(), person.id());
    send(exchange, 200, opened.cookie(), cards.signedIn(portal, person, opened.session()));
  }

  private static Person right(SignIn.Attempt attempt) {
    return switch (attempt.outcome()) {
      case TOO_MANY -> throw TOO_MANY_TRIES.refuse();
      case WRONG -> throw WRONG_LOGIN.refuse();
      case RIGHT -> Objects.requireNonNull(attempt.person());
    };
  }

  private void show(Exchange exchange, Portal portal) {
    var session = session(exchange, portal);
    signIn.use(exchange, portal.id(), session);
    var person = Objects.requireNonNull(signIn.person(portal.id(), session));
    send(exchange, 200, null, cards.signedIn(portal, person, session));
  }

  private void signOut(Exchange exchange, Portal portal) {
    var session = signIn.session(exchange, portal.id());
    if (session != null) {
      signIn.close(portal.id(), session);
    }
    exchange.answer(
        204,
        "",
        Map.of("Set-Cookie", SessionCookie.taken(exchange), "Cache-Control", "no-store"),
        new byte[0]);
  }

  private void changePassword(Exchange exchange, Portal portal) {
    var session = session(exchange, portal);
    var person = Objects.requireNonNull(signIn.person(portal.id(), session));
    var body = body(exchange);
    var current = text(body, "current");
    var fresh = text(body, "new");
    var login = person.login() == null ? "" : person.login();
    right(signIn.attempt(exchange, portal.id(), login, current));
    WEAK_PASSWORD.unless(
        fresh.length() >= PASSWORD_MIN
            && fresh.length() <= PASSWORD_MAX
            && !fresh.equals(current)
            && !fresh.equals(login));
    signIn.changePassword(portal.id(), session, fresh);
    send(exchange, 200, null, cards.signedIn(portal, person, session));
  }

  private Sessions.Session session(Exchange exchange, Portal portal) {
    var session = signIn.session(exchange, portal.id());
    if (session == null) {
      throw NOT_SIGNED_IN.refuse();
    }
    return session;
  }

  /// Only JSON that says that it is: no form of another site can.
  private static ObjectNode body(Exchange exchange) {
    var type = exchange.header("Content-Type");
    WRONG_REQUEST.unless(
        type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json"));
    try {
      if (Json.parse(exchange.arriving().all(BODY_MAX)) instanceof ObjectNode body) {
        return body;
      }
    } catch (JacksonException | Body.TooLarge | Body.TooSlow e) {
      throw WRONG_REQUEST.refuse();
    }
    throw WRONG_REQUEST.refuse();
  }

  private static String text(ObjectNode body, String name) {
    var value = body.get(name);
    WRONG_REQUEST.unless(value != null && value.isString());
    return Objects.requireNonNull(value).asString();
  }

  private void refuse(Exchange exchange, @Nullable Portal portal, Refusal refusal) {
    var body = cards.refused(portal);
    body.put("error", refusal.error().code());
    body.put("error_description", refusal.text());
    if (refusal.error() == TOO_MANY_TRIES) {
      exchange.json(
          refusal.error().status(), Map.of("Cache-Control", "no-store", "Retry-After", "60"), body);
    } else {
      send(exchange, refusal.error().status(), null, body);
    }
  }

  private static void send(Exchange exchange, int status, @Nullable String cookie, JsonNode body) {
    var headers =
        cookie == null
            ? Map.of("Cache-Control", "no-store")
            : Map.of("Cache-Control", "no-store", "Set-Cookie", cookie);
    exchange.json(status, headers, body);
  }
}
