package dev.confab.access;

import dev.confab.basics.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an administrator wants an application to be; see [App] for the meaning of each part.
///
/// @param clientSecret what the application proves itself with; only its hash is kept; null: it
///   cannot prove itself, and lives on its fixed tokens
/// @param applicationToken null: one is made up the first time and kept
/// @param paidUntil when the trial or paid period ends; null: never
/// @param grants tokens fixed beforehand, for tests
public record AppDraft(
    String clientId,
    @Nullable String clientSecret,
    String title,
    Set<String> scopes,
    String handlerUrl,
    String installUrl,
    @Nullable String applicationToken,
    long version,
    String status,
    @Nullable Instant paidUntil,
    boolean installed,
    boolean onlyApi,
    boolean blocked,
    Set<UserId> allowedUsers,
    List<Grant> grants) {

  /// Tokens with which the application acts for a user from the start.
  ///
  /// @param expiresIn how long the access token is good, counted from the moment the draft is
  ///   applied; negative: it is expired already; null: as long as a refresh token
  public record Grant(
      UserId user, String accessToken, String refreshToken, @Nullable Duration expiresIn) {
    /// Without the tokens: they do not belong in a log.
    @Override
    public String toString() {
      return "Grant[user " + user + "]";
    }
  }

  /// Without the secret: it does not belong in a log.
  @Override
  public String toString() {
    return "AppDraft[" + clientId + "]";
  }
}
