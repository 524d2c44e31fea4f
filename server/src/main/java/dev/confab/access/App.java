package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import java.time.Instant;
import java.util.Set;

/// An application of a portal.
///
/// @param kind `local`, added by an administrator, or `webhook`, which stands for the webhook
///   callers that chose one CLIENT_ID
/// @param handlerUrl where its pages are opened and where users return after granting access
/// @param applicationToken goes out with every event, so that the application knows the sender
/// @param status the letter of the wire: L local, F free, D demo, T trial, P paid
/// @param installed whether its installation is finished
/// @param onlyApi whether it has no pages
/// @param blocked whether an administrator blocked it for overload
/// @param allowedUsers who may use it; empty: everybody
/// @param tokensValidFrom tokens issued before this moment are dead
public record App(
    AppId id,
    String kind,
    String clientId,
    String title,
    Set<String> scopes,
    String handlerUrl,
    String installUrl,
    String applicationToken,
    long version,
    String status,
    boolean installed,
    boolean onlyApi,
    boolean blocked,
    Set<UserId> allowedUsers,
    Instant tokensValidFrom) {

  /// The kind an administrator adds.
  public static final String LOCAL = "local";

  /// The kind that stands for webhook callers.
  public static final String WEBHOOK = "webhook";

  /// May this user use it?
  public boolean isOpenTo(UserId user) {
    return allowedUsers.isEmpty() || allowedUsers.contains(user);
  }

  /// Without the application token: it does not belong in a log.
  @Override
  public String toString() {
    return "App[" + id + " " + clientId + "]";
  }
}
