package dev.confab.sql;

import dev.confab.basics.PortalId;
import org.jspecify.annotations.Nullable;

/// A change that waits for the group's batch.
record Appended(String sql, PortalId portal, @Nullable Object[] values) {}
