package dev.confab.calls;

import dev.confab.basics.AppId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often somebody called a method.
///
/// @param app the application; null: a webhook that stands for none
/// @param credential names the credential
/// @param calls how many
/// @param refused of them
/// @param last when the last one was
public record Usage(
    @Nullable AppId app,
    String credential,
    String method,
    long calls,
    long refused,
    Instant last) {}
