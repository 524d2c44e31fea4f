package dev.confab.calls;

import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.UserId;
import dev.confab.rpc.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call as it is kept.
///
/// @param at when it began
/// @param method as the caller wrote it
/// @param spec as the method spells itself; null: there is none of this name
/// @param way how it came in
/// @param by who called; null: nobody was let in
/// @param status of its answer
/// @param error what it was refused with; null when it was not
/// @param took how long it took
/// @param requestId names it in the server's log
/// @param address the caller's IP address; empty when it was in a handler's answer
/// @param unknown keys it came with that mean nothing to the method
/// @param headers JSON, secrets masked; empty where they are another call's
/// @param params JSON, secrets masked, its beginning
/// @param answer JSON, secrets masked, its beginning
public record LoggedCall(
    Instant at,
    String method,
    @Nullable String spec,
    Ended.Way way,
    @Nullable By by,
    int status,
    @Nullable String error,
    Duration took,
    String requestId,
    String address,
    List<String> unknown,
    String headers,
    String params,
    String answer) {

  /// Who called.
  ///
  /// @param auth the kind of credential
  /// @param app the application, or the one a webhook's `CLIENT_ID` or `botToken` stands for
  /// @param credential names the credential
  /// @param user on whose behalf
  public record By(Caller.Auth auth, @Nullable AppId app, String credential, UserId user) {}
}
