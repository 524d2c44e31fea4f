package dev.confab.basics;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who makes a call and by what right. A caller exists only after the gate has found the portal
/// open, the credential good and the user active.
///
/// @param portal the portal called
/// @param user the user on whose behalf the call runs
/// @param auth what kind of credential was shown
/// @param scopes the scopes the credential carries
/// @param app the application behind an access token; null for webhooks and sessions
/// @param clientId the application's `client_id`; null for webhooks and sessions
/// @param credential names the credential for limits and logs, for example `webhook:3`; never a
///   secret
/// @param expires when the credential ends; null: not by itself
public record Caller(
    PortalId portal,
    UserId user,
    Auth auth,
    Set<String> scopes,
    @Nullable AppId app,
    @Nullable String clientId,
    String credential,
    @Nullable Instant expires) {

  /// A caller whose credential does not end by itself.
  public Caller(
      PortalId portal,
      UserId user,
      Auth auth,
      Set<String> scopes,
      @Nullable AppId app,
      @Nullable String clientId,
      String credential) {
    this(portal, user, auth, scopes, app, clientId, credential, null);
  }

  /// The kinds of credential.
  public enum Auth {
    /// An incoming webhook: `/rest/{user}/{code}/…`.
    WEBHOOK,
    /// An application's OAuth access token.
    APPLICATION,
    /// A browser signed in to the messenger.
    SESSION
  }
}
