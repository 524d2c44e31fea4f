package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.audit.Deed;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Appends one settled event again, with its data or with others, or those of a bot's range in
/// their order.
final class EventsReplay implements RestMethod<EventsReplay.Params, EventsReplay.Replayed> {
  private static final String NAME = "confab.events.replay";

  private final Lookout lookout;
  private final EventDeeds deeds;

  EventsReplay(Lookout lookout, EventDeeds deeds) {
    this.lookout = lookout;
    this.deeds = deeds;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("One event.") @Nullable EventId id,
      @Doc("Or the bot of a range.") @Nullable UserId botId,
      @Doc("Its first number.") @Nullable EventId from,
      @Doc("Its last number.") @Nullable EventId to,
      @Doc("Or the time at which it begins.") @Nullable Instant since,
      @Doc(
              "With ID: other data for the new event, a JSON object or its text. `BOT`, `COMMAND`"
                  + " and `bot` name bots of the event's application.")
          @Nullable JsonNode data) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Replayed(
      @Doc("How many events were appended again.") int count,
      @Doc("The new event, when one was asked for.") @Nullable EventId event,
      @Doc("The FROM of the next call, when the range was longer than one call replays.")
          @Nullable EventId next) {}

  @Override
  public MethodSpec<Params, Replayed> spec() {
    return MethodSpec.<Params, Replayed>writing(NAME, Params.class, Replayed.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            InspectError.NOT_ALLOWED,
            InspectError.EVENT_NOT_FOUND,
            InspectError.STILL_WAITING,
            InspectError.BOT_NOT_FOUND,
            InspectError.NOT_INSTALLED,
            InspectError.HANDLER_OFFLINE,
            InspectError.HANDLER_GONE,
            InspectError.NOTHING_ASKED,
            InspectError.DATA_WRONG,
            InspectError.DATA_UNREADABLE,
            InspectError.DATA_UNUSABLE,
            InspectError.DATA_OF_ONE);
  }

  @Override
  public Replayed handle(Call call, Params asked) {
    if (asked.id() != null) {
      var data = asked.data() == null ? null : EventData.text(asked.data());
      var again = lookout.replay(call.tx(), call.caller(), asked.id(), data);
      var deed = Deed.of(NAME, "event", asked.id(), "").setting("replayed_as", again);
      deeds.note(call, data == null ? deed : deed.setting("data", "other"));
      return new Replayed(1, again, null);
    }
    InspectError.DATA_OF_ONE.unless(asked.data() == null);
    var bot = asked.botId();
    if (bot == null || (asked.from() == null && asked.since() == null)) {
      throw InspectError.NOTHING_ASKED.refuse();
    }
    var from = asked.from() == null ? new EventId(0) : asked.from();
    var to = asked.to() == null ? new EventId(Long.MAX_VALUE) : asked.to();
    var done = lookout.replay(call.tx(), call.caller(), bot, from, to, asked.since());
    deeds.note(call, Deed.of(NAME, "bot", bot, "").setting("replayed", done.size()));
    var more = done.size() == Lookout.REPLAY_MAX;
    var next = more ? new EventId(done.getLast().id().value() + 1) : null;
    return new Replayed(done.size(), null, next);
  }
}
