package dev.confab.calls;

import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which calls are looked for; what is null does not matter.
///
/// @param app only calls of this application
/// @param method only calls of this method: its name, or what was taken for one
/// @param auth only calls with this kind of credential
/// @param user only calls of this user
/// @param statusMin the least status
/// @param statusMax the greatest status
/// @param error only calls refused with this code
/// @param since only calls of this time or later
/// @param until only calls of this time or earlier
public record CallFilter(
    @Nullable AppId app,
    @Nullable String method,
    Caller.@Nullable Auth auth,
    @Nullable UserId user,
    @Nullable Long statusMin,
    @Nullable Long statusMax,
    @Nullable String error,
    @Nullable Instant since,
    @Nullable Instant until) {}
