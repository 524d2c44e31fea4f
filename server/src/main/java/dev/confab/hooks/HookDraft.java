package dev.confab.hooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a caller wants to listen to, unchecked.
///
/// @param url where to; null or empty when it is to be queued
/// @param authType the id of the user for whom tokens are wanted; 0: of whoever causes the event
/// @param connector which queue
/// @param pause of `ONOFFLINEEVENT`: least time between two; null: what was said before, or a
///   second
public record HookDraft(
    String event,
    @Nullable String url,
    @Nullable Long authType,
    boolean offline,
    String connector,
    @Nullable Duration pause) {}
