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
import tools.jackson.databind.JsonNode;

/// Replaces the data of a waiting event.
final class EventsEdit implements RestMethod<EventsEdit.Params, Boolean> {
  private final Lookout lookout;
  private final EventDeeds deeds;

  EventsEdit(Lookout lookout, EventDeeds deeds) {
    this.lookout = lookout;
    this.deeds = deeds;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The event.") @OrElse("EVENT_NOT_FOUND") EventId id,
      @Doc(
              "The new data: a JSON object, or its text. `BOT`, `COMMAND` and `bot` name bots of"
                  + " the event's application.")
          @OrElse("DATA_WRONG")
          JsonNode data) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("confab.events.edit", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            InspectError.EVENT_NOT_FOUND,
            InspectError.DATA_WRONG,
            InspectError.DATA_UNREADABLE,
            InspectError.DATA_UNUSABLE,
            InspectError.NOT_ALLOWED,
            InspectError.NOT_WAITING,
            InspectError.EDITED_TOO_OFTEN);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    lookout.edit(call.tx(), call.caller(), asked.id(), EventData.text(asked.data()));
    deeds.note(call, "confab.events.edit", "event", asked.id());
    return true;
  }
}
