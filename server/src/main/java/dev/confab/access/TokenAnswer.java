package dev.confab.access;

import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.Refusal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The answer of `/oauth/token/`: bare, without the envelope of a method.
///
/// @param status the HTTP status
public record TokenAnswer(int status, JsonNode body) {

  /// What a successful answer says.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Granted(
      String accessToken,
      long expires,
      long expiresIn,
      String scope,
      String domain,
      String serverEndpoint,
      String status,
      String clientEndpoint,
      String memberId,
      long userId,
      String refreshToken) {}

  static TokenAnswer of(Granted granted) {
    return new TokenAnswer(200, Json.tree(granted));
  }

  static TokenAnswer of(Refusal refusal) {
    var error = refusal.error();
    var body = Map.of("error", error.code(), "error_description", refusal.text());
    return new TokenAnswer(error.status(), Json.tree(body));
  }

  /// Without the body: tokens do not belong in a log.
  @Override
  public String toString() {
    return "TokenAnswer[" + status + "]";
  }
}
