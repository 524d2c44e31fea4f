package dev.confab.calls;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which calls are looked for; what is null does not matter.
///
/// @param app only calls of this application
/// @param method only calls of this method: its name, or what was taken for one
/// @param auth only calls with such a credential
/// @param user only calls of this user
/// @param statusMin the least status
/// @param statusMax the greatest status
/// @param error only calls refused with this code
/// @param since only calls of this time or later
/// @param until only calls of this time or earlier
public record CallFilter(
    @Nullable AppId app,
    @Nullable String method,
    @Nullable Credential auth,
    @Nullable UserId user,
    @Nullable Long statusMin,
    @Nullable Long statusMax,
    @Nullable String error,
    @Nullable Instant since,
    @Nullable Instant until) {

  /// Kinds of credentials that can be asked for.
  public enum Credential {
    /// A webhook.
    WEBHOOK,
    /// An application's token.
    APPLICATION,
    /// A browser.
    SESSION,
    /// Whatever is no browser, nobody included: what people's own pages call is left out.
    PROGRAMS
  }
}
