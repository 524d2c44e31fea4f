package dev.confab.web;

import dev.confab.access.OAuth;
import dev.confab.access.TokenRequest;
import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import java.util.Map;

/// `/oauth/token/`, by GET with a query and by POST with a form or JSON. The answer is bare: no
/// `result`, no `time`. (settings/oauth/index.md)
public final class TokenRoute implements Route {
  private static final Map<String, String> HEADERS =
      Map.of("Cache-Control", "no-store", "Access-Control-Allow-Origin", "*");

  private final OAuth oauth;

  /// A route to these grants.
  public TokenRoute(OAuth oauth) {
    this.oauth = oauth;
  }

  @Override
  public boolean takes(String path) {
    return path.equals("/oauth/token/") || path.equals("/oauth/token");
  }

  @Override
  public void answer(Exchange exchange) {
    try {
      var asked = TokenRequest.of(Params.of(exchange));
      var answer = oauth.token(exchange.host(), exchange.origin(), asked);
      exchange.json(answer.status(), HEADERS, answer.body());
    } catch (Refusal refusal) {
      var body = Map.of("error", "invalid_request", "error_description", refusal.text());
      exchange.json(400, HEADERS, Json.tree(body));
    }
  }
}
