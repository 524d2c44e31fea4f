package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import java.time.Instant;
import java.util.Set;

/// An application of a portal.
///
/// @param kind `local`, added by an administrator; `webhook`, which stands for the webhook callers
///   that chose one CLIENT_ID; `outgoing`, which stands for an outgoing webhook; or `removed`
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

  /// The kind that stands for an outgoing webhook: it is told of events and cannot call.
  public static final String OUTGOING = "outgoing";

  /// The kind of an application that was removed: its row stays for what was told to it.
  public static final String REMOVED = "removed";

  /// May this user use it?
  public boolean isOpenTo(UserId user) {
    return allowedUsers.isEmpty() || allowedUsers.contains(user);
  }

  /// What names it to others; empty for one that stands for webhook callers, because the name they
  /// chose is their secret.
  public String nameForOthers() {
    return kind.equals(WEBHOOK) ? "" : clientId;
  }

  /// Was it removed? Its row stays for what was told to it.
  public boolean isRemoved() {
    return kind.equals(REMOVED);
  }

  App finished() {
    return with(kind, true, tokensValidFrom);
  }

  App removed(Instant now) {
    return with(REMOVED, false, now);
  }

  App with(Set<String> otherScopes) {
    return with(title, otherScopes, handlerUrl, installUrl, blocked, allowedUsers);
  }

  /// Under another name, because what it was called is given to another.
  App released(String name, Instant now) {
    return new App(
        id,
        REMOVED,
        name,
        name,
        scopes,
        handlerUrl,
        installUrl,
        applicationToken,
        version,
        status,
        false,
        onlyApi,
        blocked,
        allowedUsers,
        now);
  }

  /// The same with what an administrator may change.
  public App with(
      String otherTitle,
      Set<String> otherScopes,
      String otherHandlerUrl,
      String otherInstallUrl,
      boolean nowBlocked,
      Set<UserId> otherAllowedUsers) {
    return new App(
        id,
        kind,
        clientId,
        otherTitle,
        otherScopes,
        otherHandlerUrl,
        otherInstallUrl,
        applicationToken,
        version,
        status,
        installed,
        onlyApi,
        nowBlocked,
        otherAllowedUsers,
        tokensValidFrom);
  }

  App begun() {
    return with(kind, false, tokensValidFrom);
  }

  App trustedFrom(Instant now) {
    return with(kind, installed, now);
  }

  private App with(String changedKind, boolean nowInstalled, Instant validFrom) {
    return new App(
        id,
        changedKind,
        clientId,
        title,
        scopes,
        handlerUrl,
        installUrl,
        applicationToken,
        version,
        status,
        nowInstalled,
        onlyApi,
        blocked,
        allowedUsers,
        validFrom);
  }

  /// Without the application token: it does not belong in a log.
  @Override
  public String toString() {
    return "App[" + id + " " + clientId + "]";
  }
}
