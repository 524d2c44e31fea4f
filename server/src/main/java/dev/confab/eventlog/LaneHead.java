package dev.confab.eventlog;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import java.time.Instant;

/// The first waiting event of a lane, without its body.
///
/// @param lane the lane
/// @param first its oldest waiting event
/// @param app the application that receives it
/// @param created when that event happened
/// @param due when it is due
/// @param attempts how often it was attempted so far
public record LaneHead(
    String lane, EventId first, AppId app, Instant created, Instant due, int attempts) {}
