package dev.confab.pickup.rest.v2;

import static dev.confab.access.Scope.IM;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.pickup.Fetch;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// Fetches what the caller reads along.
final class UserEventGet implements RestMethod<UserEventGet.Params, UserEventGet.Events> {
  record Params(
      @Doc("Forgets all events before this one: the `nextOffset` of the last answer.") @Default("0")
          long offset,
      @Doc("Most events at once, 1 to 1000.") @Default("100") long limit) {}

  record Events(
      @Doc("What is kept, oldest first.") List<ShownEvent> events,
      @Doc("The `offset` that forgets these.") EventId nextOffset,
      @Doc("Whether more are kept.") boolean hasMore) {}

  private final Portals portals;
  private final Fetch fetch;

  UserEventGet(Portals portals, Fetch fetch) {
    this.portals = portals;
    this.fetch = fetch;
  }

  @Override
  public MethodSpec<Params, Events> spec() {
    return MethodSpec.<Params, Events>reading("im.v2.Event.get", Params.class, Events.class)
        .needs(IM);
  }

  @Override
  public Events handle(Call call, Params asked) {
    int limit = Math.clamp(asked.limit(), 1, EventGet.LIMIT_MAX);
    var caller = call.caller();
    var found = fetch.along(caller.portal(), caller.user(), asked.offset(), limit);
    var events = ShownEvent.of(call, portals, found, Json.mapper()::nullNode);
    return new Events(events, found.next(), found.more());
  }
}
