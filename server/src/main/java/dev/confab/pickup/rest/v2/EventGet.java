package dev.confab.pickup.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotV2Error.NOT_FOUND;
import static dev.confab.pickup.FetchError.NOT_SUBSCRIBED;
import static dev.confab.pickup.FetchError.NO_SCOPE;
import static dev.confab.pickup.FetchError.NO_USER;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.access.Scope;
import dev.confab.basics.Change;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.bots.Bot;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.bots.rest.v2.ShownBots;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.UserLog;
import dev.confab.pickup.Fetch;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Fetches a bot's events. Who fetched for a bot that was removed gets the news of that, its last
/// event, until it is taken or its life is over; then the bot is not found. Declared as reading:
/// whoever asks when there is nothing, as most do, waits for no writer; what is taken is a
/// transaction of its own.
final class EventGet implements RestMethod<EventGet.Params, EventGet.Events> {
  static final int LIMIT_MAX = 1000;

  record Params(
      @Whole BotKey bot,
      @Doc("Takes all events before this one: the `nextOffset` of the last answer.") @Default("0")
          long offset,
      @Doc("Most events at once, 1 to 1000.") @Default("100") long limit,
      @Doc("Whether what the caller reads along is handed out with them.") @Default("false")
          boolean withUserEvents) {}

  record Events(
      @Doc("What waits, oldest first.") List<ShownEvent> events,
      @Doc("The `offset` that takes these.") EventId nextOffset,
      @Doc("Whether more wait.") boolean hasMore,
      @Doc("The number before `nextOffset`; only on a portal of a revision before 36.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Long lastEventId) {
    static Events of(Call call, List<ShownEvent> events, Fetch.Handful found) {
      var last = Math.max(0, found.next().value() - 1);
      var shown = call.made(Change.LAST_EVENT_LEFT_OUT) ? null : last;
      return new Events(events, found.next(), found.more(), shown);
    }
  }

  private final SecondBots bots;
  private final ShownBots shown;
  private final Portals portals;
  private final Fetch fetch;
  private final UserLog users;

  EventGet(SecondBots bots, ShownBots shown, Portals portals, Fetch fetch, UserLog users) {
    this.bots = bots;
    this.shown = shown;
    this.portals = portals;
    this.fetch = fetch;
    this.users = users;
  }

  @Override
  public MethodSpec<Params, Events> spec() {
    return MethodSpec.<Params, Events>polling("imbot.v2.Event.get", Params.class, Events.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(NO_SCOPE, NO_USER, NOT_SUBSCRIBED));
  }

  @Override
  public Events handle(Call call, Params asked) {
    Bot bot;
    try {
      bot = asked.bot().own(call, bots);
    } catch (Refusal refused) {
      var last = refused.error() == NOT_FOUND ? asked.bot().lastEvent(call, bots) : null;
      if (last == null) {
        throw refused;
      }
      return last(call, asked, last);
    }
    return waiting(call, asked, bot);
  }

  private Events waiting(Call call, Params asked, Bot bot) {
    var portal = call.caller().portal();
    var who = call.caller().credential();
    var found =
        asked.withUserEvents()
            ? fetch.both(portal, bot, reader(call), asked.offset(), limit(asked), who)
            : fetch.get(portal, bot, asked.offset(), limit(asked), who);
    return events(call, found, () -> Json.tree(shown.owned(call.reads(), bot)));
  }

  /// What is left to a bot that was removed. It says itself what the bot was like.
  private Events last(Call call, Params asked, Event last) {
    var who = call.caller().credential();
    var found =
        asked.withUserEvents()
            ? fetch.both(last, reader(call), asked.offset(), limit(asked), who)
            : fetch.last(last, asked.offset(), who);
    return events(call, found, Json.mapper()::nullNode);
  }

  private Events events(Call call, Fetch.Handful found, Supplier<JsonNode> card) {
    return Events.of(call, ShownEvent.of(call, portals, found, card), found);
  }

  private static int limit(Params asked) {
    return Math.clamp(asked.limit(), 1, LIMIT_MAX);
  }

  /// Whose events are handed out with the bot's; refuses whoever does not read along.
  private UserId reader(Call call) {
    var caller = call.caller();
    NO_SCOPE.unless(caller.scopes().contains(Scope.IM.wire()));
    NO_USER.unless(!bots.isByBot(call.reads(), caller));
    NOT_SUBSCRIBED.unless(users.isSubscribed(call.reads(), caller.user()));
    return caller.user();
  }
}
