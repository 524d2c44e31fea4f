package dev.confab.eventlog;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import java.time.Instant;

/// The first waiting event of a lane, without its body.
///
/// @param lane the lane
/// @param first its oldest waiting event
/// @param bot the bot that is told; [Event#NO_BOT] when the application itself is
/// @param app the application that receives it
/// @param handler the handler it is for
/// @param created when that event happened
/// @param due when it is due
/// @param attempts how often it was attempted so far
public record LaneHead(
    String lane,
    EventId first,
    UserId bot,
    AppId app,
    HandlerId handler,
    Instant created,
    Instant due,
    int attempts) {}
