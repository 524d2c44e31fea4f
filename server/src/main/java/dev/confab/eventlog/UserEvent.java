package dev.confab.eventlog;

import dev.confab.basics.EventId;
import java.time.Instant;

/// What a user who reads along was told.
///
/// @param id its number, counted together with those of the bots' events
/// @param type the name of the wire
/// @param data the `data` of the wire as a JSON object
public record UserEvent(EventId id, String type, String data, Instant created) {}
