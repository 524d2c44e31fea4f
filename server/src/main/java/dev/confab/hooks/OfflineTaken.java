package dev.confab.hooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was taken from a queue.
///
/// @param process by which it is cleared; null when it is removed already
public record OfflineTaken(@Nullable String process, List<OfflineEvent> events) {}
