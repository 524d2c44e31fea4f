package dev.confab.bots;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import org.jspecify.annotations.Nullable;

/// Where events of an application's bots are posted.
///
/// @param id the `event_handler_id` of the wire; stays the same when the address changes
/// @param event the kind of event; null where all that one bot is told goes, as the second
///   generation has it
/// @param url empty while that bot fetches its events
public record Handler(HandlerId id, AppId app, @Nullable BotEvent event, String url) {}
