package dev.confab.sql;

import dev.confab.basics.PortalId;
import org.jspecify.annotations.Nullable;

/// A change that waits for the group's batch.
///
/// @param tally counts the change if it touched a row; null when nobody counts
record Appended(String sql, PortalId portal, @Nullable Object[] values, @Nullable Tally tally) {}
