package dev.confab.bots.rest.v2;

import dev.confab.bots.BotProfile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A bot of the second generation as a call describes it, unchecked: to be registered, or to be
/// changed, where what is null stays.
///
/// @param token for webhook callers: by which the bot is spoken for from now on
/// @param avatar the picture, in any form the API has for a file
/// @param background null: not said; a value that names none: the user's own
public record BotSetup(
    @Nullable String code,
    @Nullable String token,
    BotProfile profile,
    @Nullable JsonNode avatar,
    @Nullable String type,
    @Nullable String mode,
    @Nullable String url,
    @Nullable Boolean hidden,
    @Nullable Boolean reactions,
    @Nullable Boolean openline,
    @Nullable String background) {}
