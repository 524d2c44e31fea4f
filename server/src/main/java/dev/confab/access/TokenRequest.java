package dev.confab.access;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What an application asks of `/oauth/token/`; what it did not send is null.
///
/// @param scope which scopes it wants, as older clients send it; commas or spaces between
public record TokenRequest(
    @Nullable String grantType,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable String code,
    @Nullable String refreshToken,
    @Nullable String scope) {

  /// The request in these parameters.
  public static TokenRequest of(ObjectNode params) {
    return new TokenRequest(
        text(params, "grant_type"),
        text(params, "client_id"),
        text(params, "client_secret"),
        text(params, "code"),
        text(params, "refresh_token"),
        text(params, "scope"));
  }

  private static @Nullable String text(ObjectNode params, String name) {
    var value = params.get(name);
    return value == null || !value.isValueNode() || value.asString().isEmpty()
        ? null
        : value.asString();
  }

  /// Without the secrets: they do not belong in a log.
  @Override
  public String toString() {
    return "TokenRequest[" + grantType + " " + clientId + "]";
  }
}
