package dev.confab.inspect.rest;

import dev.confab.basics.AppId;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.LogEntry;
import dev.confab.eventlog.State;
import dev.confab.inspect.Wait;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event in a list. Times have milliseconds, because that is what deliveries take.
@Keys(Keys.Spelling.LOWER_SNAKE)
record EventCard(
    @Doc("Its number.") EventId id,
    @Doc("The name of the wire.") String event,
    @Doc("The bot that is told; 0: the application itself.") UserId botId,
    @Doc("The application, or whose bot it is.") AppId appId,
    @Doc("What it is kept in order with: the dialog of the bot, or the handler of the application.")
        String lane,
    @Doc("The message it tells of.") @Nullable MessageId messageId,
    @Doc("The event it repeats.") @Nullable EventId replayOf,
    @Doc("WAITING, ACKNOWLEDGED, DEAD, EXPIRED or WITHDRAWN.") String state,
    @Doc(
            "What kept it from its handler last: REFUSED, an address this server may not call; or"
                + " NOT_INSTALLED, the installation of its application was not finished.")
        @Nullable String hindrance,
    @Doc("What came of it last.") @Nullable String outcome,
    @Doc("How often it was attempted.") int attempts,
    @Doc("When it was appended.") String created,
    @Doc(
            "When it is attempted next, at the earliest. Null when it is settled, or where that"
                + " depends on what `waits` says.")
        @Nullable String due,
    @Doc("What it waits for; null when it is settled, or its own time is all.")
        @Nullable WaitCard waits,
    @Doc("When its life ended.") @Nullable String settled) {

  static List<EventCard> of(List<LogEntry> entries, Map<EventId, Wait> waits) {
    return entries.stream().map(entry -> of(entry, waits.get(entry.event().id()))).toList();
  }

  static EventCard of(LogEntry entry, @Nullable Wait wait) {
    var event = entry.event();
    return new EventCard(
        event.id(),
        event.event(),
        event.bot(),
        event.app(),
        event.lane(),
        event.message(),
        event.replayOf(),
        entry.state().name(),
        entry.hindrance() == null ? null : entry.hindrance().name(),
        entry.outcome(),
        event.attempts(),
        event.created().toString(),
        due(entry, wait),
        WaitCard.of(wait),
        entry.settled() == null ? null : entry.settled().toString());
  }

  private static @Nullable String due(LogEntry entry, @Nullable Wait wait) {
    if (entry.state() != State.WAITING) {
      return null;
    }
    var due = wait == null ? entry.event().due() : wait.due();
    return due == null ? null : due.toString();
  }
}
