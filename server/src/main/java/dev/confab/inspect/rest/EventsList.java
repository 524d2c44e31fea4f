package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventFilter;
import dev.confab.eventlog.Hindrance;
import dev.confab.eventlog.State;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists events, newest first.
final class EventsList implements RestMethod<EventsList.Params, EventsList.Listed> {
  private final Lookout lookout;

  EventsList(Lookout lookout) {
    this.lookout = lookout;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Only those for this bot.") @Nullable UserId botId,
      @Doc("Only those in this state.") @Nullable @OrElse("STATE_UNKNOWN") State state,
      @Doc(
              "Only those that this keeps from their handlers: `REFUSED`, an address this server"
                  + " may not call, or `NOT_INSTALLED`, an installation that is not finished.")
          @Nullable
          @OrElse("HINDRANCE_UNKNOWN")
          Hindrance hindrance,
      @Doc("Only those of this name.") @Nullable String event,
      @Doc("Only those of this dialog of a bot, as `lane` names it.") @Nullable String lane,
      @Doc("Only those of this chat, whichever bot is told.") @Nullable ChatId chatId,
      @Doc("Only those that tell of this message.") @Nullable MessageId messageId,
      @Doc("Only those appended at this time or later.") @Nullable Instant since,
      @Doc("Only those appended at this time or earlier.") @Nullable Instant until,
      @Doc("Only those with smaller numbers: the `next` of the page before.")
          @Nullable EventId before,
      @Doc("How many, at most 200.") @Default("50") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Listed(
      @Doc(
              "The events, newest first. A call passes over 20,000 events at most, so a page may"
                  + " hold fewer than asked for, or none.")
          List<EventCard> events,
      @Doc("The BEFORE of the next page; null on the last.") @Nullable EventId next) {}

  @Override
  public MethodSpec<Params, Listed> spec() {
    return MethodSpec.<Params, Listed>reading("confab.events.list", Params.class, Listed.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            InspectError.STATE_UNKNOWN, InspectError.HINDRANCE_UNKNOWN, InspectError.NOT_ALLOWED);
  }

  @Override
  public Listed handle(Call call, Params asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    var filter =
        new EventFilter(
            null,
            asked.botId(),
            asked.state(),
            asked.hindrance(),
            asked.event(),
            asked.lane(),
            asked.messageId(),
            asked.since(),
            asked.until(),
            asked.chatId());
    int limit = Math.clamp(asked.limit(), 1, EventDesk.PAGE_MAX);
    var found = lookout.list(call.reads(), sight, filter, asked.before(), limit);
    var waits = lookout.waits(call.reads(), found.entries());
    return new Listed(EventCard.of(found.entries(), waits), found.next());
  }
}
