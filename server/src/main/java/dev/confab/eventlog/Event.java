package dev.confab.eventlog;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event of the log, as it was when it was read.
///
/// @param portal where it happened
/// @param id its number; a later event of the portal has a greater one
/// @param lane what is kept in order
/// @param event the name of the wire
/// @param bot the bot that is told; [#NO_BOT] when the application itself is
/// @param app whose bot it is, or which application is told
/// @param handler the address under which it leaves
/// @param actor the user who caused it; null when nobody did
/// @param message the message it tells of; null when it tells of none
/// @param replayOf the event it repeats by an operator's wish; null when it repeats none
/// @param data the `data` of the wire as a JSON object, without tokens
/// @param created when it happened
/// @param due not to be attempted before
/// @param attempts how often it was attempted so far
public record Event(
    PortalId portal,
    EventId id,
    String lane,
    String event,
    UserId bot,
    AppId app,
    HandlerId handler,
    @Nullable UserId actor,
    @Nullable MessageId message,
    @Nullable EventId replayOf,
    String data,
    Instant created,
    Instant due,
    int attempts) {
  /// Stands for the bot where the application itself is told.
  public static final UserId NO_BOT = new UserId(0);

  /// The same with other data.
  public Event with(String otherData) {
    return new Event(
        portal, id, lane, event, bot, app, handler, actor, message, replayOf, otherData, created,
        due, attempts);
  }

  /// The same where it waits otherwise.
  ///
  /// @param otherDue not to be attempted before
  /// @param otherAttempts how often it was attempted
  public Event waiting(Instant otherDue, int otherAttempts) {
    return new Event(
        portal,
        id,
        lane,
        event,
        bot,
        app,
        handler,
        actor,
        message,
        replayOf,
        data,
        created,
        otherDue,
        otherAttempts);
  }

  /// The same as news from this application.
  public Event from(AppId otherApp) {
    return new Event(
        portal, id, lane, event, bot, otherApp, handler, actor, message, replayOf, data, created,
        due, attempts);
  }

  /// The same for whoever only has to know which event it was.
  public Event withoutData() {
    return with("");
  }

  /// When it is due if somebody wishes now that it is attempted: never when it was due before,
  /// since whoever attempts it at this moment sees by that whether it is to be attempted again.
  public Instant dueAgain(Instant now) {
    return due.isAfter(now) ? now : due.minusMillis(1);
  }

  /// Whether a bot is told, and not its application.
  public boolean isForBot() {
    return !bot.equals(NO_BOT);
  }
}
