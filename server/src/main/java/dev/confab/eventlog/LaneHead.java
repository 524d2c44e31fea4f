package dev.confab.eventlog;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import java.time.Instant;

/// The first waiting event of a lane, without its body.
///
/// @param lane the lane
/// @param first its oldest waiting event
/// @param app the application that receives it
/// @param due when that event is due
public record LaneHead(String lane, EventId first, AppId app, Instant due) {}
