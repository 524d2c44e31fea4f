package dev.confab.audit;

import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;

/// Which lines are wanted; null: any.
///
/// @param before lines with a smaller number
public record AuditFilter(@Nullable UserId by, @Nullable String kind, @Nullable Long before) {}
