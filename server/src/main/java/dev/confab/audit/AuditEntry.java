package dev.confab.audit;

import dev.confab.basics.UserId;
import java.time.Instant;

/// A line of the log.
///
/// @param credential what was shown to be that user; never a secret
/// @param address from where
public record AuditEntry(
    long id, Instant at, UserId by, String credential, String address, Deed deed) {}
