package dev.confab.bots;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;

/// Where one kind of event of an application's bots is posted.
///
/// @param id the `event_handler_id` of the wire; stays the same when the address changes
public record Handler(HandlerId id, AppId app, BotEvent event, String url) {}
