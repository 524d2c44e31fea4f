package dev.confab.pickup.rest;

import static dev.confab.access.Scope.CONFAB;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;
import static dev.confab.pickup.PickupError.CURSOR_WRONG;
import static dev.confab.pickup.PickupError.EVENTS_REMOVED;
import static dev.confab.pickup.PickupError.LIMIT_WRONG;
import static dev.confab.pickup.PickupError.OFFSET_AHEAD;
import static dev.confab.pickup.PickupError.OFFSET_WRONG;
import static dev.confab.pickup.PickupError.SINCE_WRONG;
import static dev.confab.pickup.PickupError.TOO_MANY_CURSORS;
import static dev.confab.pickup.PickupError.TOO_MANY_READERS;
import static dev.confab.pickup.PickupError.WAIT_WRONG;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.pickup.Picked;
import dev.confab.pickup.Pickup;
import dev.confab.pickup.Wish;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Fetches a bot's events, waiting for the next one if it is asked to. Declared as reading: it
/// waits, and no transaction may wait with it; what it acknowledges is a transaction of its own.
final class EventsGet implements RestMethod<EventsGet.Params, EventsGet.Events> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the first of the application.") @Nullable UserId botId,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId,
      @Doc("The reader's name.") @Default("main") String cursor,
      @Doc("The first event wanted; those before it are taken.") @OrElse("OFFSET_WRONG")
          @Nullable EventId offset,
      @Doc("The time from which on events are wanted again; takes none.") @OrElse("SINCE_WRONG")
          @Nullable Instant since,
      @Doc("Most events at once.") @Default("100") @OrElse("LIMIT_WRONG") long limit,
      @Doc("Seconds to wait when there is no event.")
          @Default("0")
          @OrElse("WAIT_WRONG")
          @Key("WAIT")
          long patience) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Events(
      @Doc(
              "Each as a handler would read it, with `id` and `attempt`; with `error` instead of"
                  + " `data` where its data cannot be read.")
          List<ObjectNode> events,
      @Doc("The OFFSET that takes them.") EventId next) {}

  private final Bots bots;
  private final Pickup pickup;

  EventsGet(Bots bots, Pickup pickup) {
    this.bots = bots;
    this.pickup = pickup;
  }

  @Override
  public MethodSpec<Params, Events> spec() {
    return MethodSpec.<Params, Events>reading("confab.events.get", Params.class, Events.class)
        .needs(CONFAB)
        .refusesWith(
            OFFSET_WRONG,
            SINCE_WRONG,
            LIMIT_WRONG,
            WAIT_WRONG,
            BY_SESSION,
            CLIENT_ID_MISSING,
            BOT_NOT_FOUND,
            OTHER_APPLICATION,
            CURSOR_WRONG,
            OFFSET_AHEAD,
            TOO_MANY_CURSORS,
            EVENTS_REMOVED,
            TOO_MANY_READERS)
        .notInBatch();
  }

  @Override
  public Events handle(Call call, Params asked) {
    LIMIT_WRONG.unless(asked.limit() >= 1 && asked.limit() <= Wish.LIMIT_MAX);
    WAIT_WRONG.unless(asked.patience() >= 0 && asked.patience() <= Wish.WAIT_MAX.toSeconds());
    var caller = call.caller();
    var bot = bots.hearing(call.reads(), caller, asked.clientId(), asked.botId());
    var wish =
        new Wish(
            asked.cursor(),
            asked.offset(),
            asked.since(),
            (int) asked.limit(),
            Duration.ofSeconds(asked.patience()));
    Picked picked =
        pickup.get(
            caller.portal(),
            bot,
            wish,
            caller.credential(),
            () -> bots.hearing(call.reads(), call.again(), asked.clientId(), bot.id()));
    return new Events(picked.events(), picked.next());
  }
}
