package dev.confab.testkit;

import java.util.Map;

/// A local application with tokens to act for one person.
public final class Application implements Client {
  private final Hall hall;
  private final String clientId;
  private final String clientSecret;
  private volatile String accessToken;
  private volatile String refreshToken;

  Application(
      Hall hall, String clientId, String clientSecret, String accessToken, String refreshToken) {
    this.hall = hall;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
  }

  /// The application's public name.
  public String clientId() {
    return clientId;
  }

  /// What it proves itself with.
  public String clientSecret() {
    return clientSecret;
  }

  /// The access token in use.
  public String accessToken() {
    return accessToken;
  }

  /// The refresh token in use.
  public String refreshToken() {
    return refreshToken;
  }

  @Override
  public Reply call(String method, Map<String, ?> params) {
    return Line.token(hall, accessToken).call(method, params);
  }

  @Override
  public Reply callForm(String method, String form) {
    return Line.token(hall, accessToken).callForm(method, form);
  }

  /// Asks the authorization server; `form` says for what, the application is added.
  public Reply asksToken(String form) {
    return hall.post(
        "/oauth/token/",
        "application/x-www-form-urlencoded",
        form + "&client_id=" + clientId + "&client_secret=" + clientSecret);
  }

  /// Renews the tokens and uses the new ones from now on, if it got any.
  public Reply refreshes() {
    var reply = asksToken("grant_type=refresh_token&refresh_token=" + refreshToken);
    if (reply.status() == 200) {
      accessToken = reply.body().get("access_token").asString();
      refreshToken = reply.body().get("refresh_token").asString();
    }
    return reply;
  }
}
