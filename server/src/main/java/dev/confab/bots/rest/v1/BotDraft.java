package dev.confab.bots.rest.v1;

import dev.confab.bots.BotProfile;
import dev.confab.bots.HandlerUrls;
import org.jspecify.annotations.Nullable;

/// A bot as its application describes it, unchecked.
///
/// @param code by which the application finds it again
/// @param type the letter of its type
/// @param openline whether it serves open lines too
/// @param handlers where its events go
/// @param profile how it is shown
public record BotDraft(
    @Nullable String code,
    @Nullable String type,
    boolean openline,
    HandlerUrls handlers,
    BotProfile profile) {}
