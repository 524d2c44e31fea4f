package dev.confab.web;

import dev.confab.access.Sessions;
import java.time.Duration;

/// The cookie that carries a browser's session: no script sees it, and no other site's form or
/// script sends it.
final class SessionCookie {
  private SessionCookie() {}

  /// The header that gives a browser its session.
  static String given(Exchange exchange, String value) {
    return header(exchange, value, Sessions.LIFETIME);
  }

  /// The header that takes it away.
  static String taken(Exchange exchange) {
    return header(exchange, "", Duration.ZERO);
  }

  private static String header(Exchange exchange, String value, Duration life) {
    return RestRoute.SESSION_COOKIE
        + "="
        + value
        + "; Path="
        + exchange.prefix()
        + "/; HttpOnly; SameSite=Lax; Max-Age="
        + life.toSeconds()
        + (exchange.origin().secure() ? "; Secure" : "");
  }
}
