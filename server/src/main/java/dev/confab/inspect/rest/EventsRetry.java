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

/// Makes a waiting event due now.
final class EventsRetry implements RestMethod<EventsRetry.Params, Boolean> {
  private final Lookout lookout;
  private final EventDeeds deeds;

  EventsRetry(Lookout lookout, EventDeeds deeds) {
    this.lookout = lookout;
    this.deeds = deeds;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The event.") @OrElse("EVENT_NOT_FOUND") EventId id) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("confab.events.retry", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            InspectError.EVENT_NOT_FOUND,
            InspectError.NOT_ALLOWED,
            InspectError.NOT_WAITING,
            InspectError.NOT_POSTED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    lookout.retry(call.tx(), call.caller(), asked.id());
    deeds.note(call, "confab.events.retry", "event", asked.id());
    return true;
  }
}
