package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Drops a waiting event.
final class EventsCancel implements RestMethod<EventsCancel.Params, Boolean> {
  private final Lookout lookout;
  private final EventDeeds deeds;

  EventsCancel(Lookout lookout, EventDeeds deeds) {
    this.lookout = lookout;
    this.deeds = deeds;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The event.") @OrElse("EVENT_NOT_FOUND") EventId id,
      @Doc("Why, for whoever looks at it later.") @Nullable String why) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("confab.events.cancel", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            InspectError.EVENT_NOT_FOUND, InspectError.NOT_ALLOWED, InspectError.NOT_WAITING);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    lookout.cancel(call.tx(), call.caller(), asked.id(), asked.why());
    deeds.note(call, "confab.events.cancel", "event", asked.id());
    return true;
  }
}
