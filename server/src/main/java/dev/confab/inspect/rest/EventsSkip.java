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

/// Drops the event on which a dialog of a bot hangs; the dialog goes on at once.
final class EventsSkip implements RestMethod<EventsSkip.Params, Boolean> {
  private final Lookout lookout;
  private final EventDeeds deeds;

  EventsSkip(Lookout lookout, EventDeeds deeds) {
    this.lookout = lookout;
    this.deeds = deeds;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The event.") @OrElse("EVENT_NOT_FOUND") EventId id) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("confab.events.skip", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            InspectError.EVENT_NOT_FOUND,
            InspectError.NOT_ALLOWED,
            InspectError.NOT_WAITING,
            InspectError.NOT_FIRST);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    lookout.skip(call.tx(), call.caller(), asked.id());
    deeds.note(call, "confab.events.skip", "event", asked.id());
    return true;
  }
}
