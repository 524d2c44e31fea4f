package dev.confab.eventlog;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;

/// What a bot, or an application, is to be told.
///
/// @param lane what is kept in order, for example `bot7/chat12`
/// @param event the name of the wire, for example `ONIMBOTMESSAGEADD`
/// @param bot the bot that is told; [Event#NO_BOT] when the application itself is
/// @param app whose bot it is, or which application is told
/// @param handler the address under which it leaves
/// @param actor the user who caused it; null when nobody did
/// @param message the message it tells of; null when it tells of none
/// @param data the `data` of the wire as a JSON object, without tokens
public record NewEvent(
    String lane,
    String event,
    UserId bot,
    AppId app,
    HandlerId handler,
    @Nullable UserId actor,
    @Nullable MessageId message,
    String data) {}
