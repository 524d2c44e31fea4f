package dev.confab.hooks;

import org.jspecify.annotations.Nullable;

/// What somebody wants to take from a queue.
///
/// @param connector which queue
/// @param clear whether what is taken is removed at once
/// @param process look again at what was taken under this name; null: take what nobody has
/// @param failed whether rows count whose processing failed
public record OfflineWish(
    String connector,
    OfflineFilter filter,
    int limit,
    boolean clear,
    @Nullable String process,
    boolean failed) {}
