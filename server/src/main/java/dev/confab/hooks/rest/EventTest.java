package dev.confab.hooks.rest;

import static dev.confab.access.Context.APPLICATION_OF_EVENTS;

import dev.confab.access.AccessError;
import dev.confab.basics.Json;
import dev.confab.basics.Whole;
import dev.confab.hooks.HookEvent;
import dev.confab.hooks.Hooks;
import dev.confab.hooks.News;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;

/// Tells the calling application's handlers of ONAPPTEST whatever the caller sends.
/// (api-reference/events/test-handler.md)
final class EventTest implements RestMethod<EventTest.Params, Integer> {

  record Params(@Whole JsonNode all) {}

  private final Hooks hooks;
  private final Portals portals;

  EventTest(Hooks hooks, Portals portals) {
    this.hooks = hooks;
    this.portals = portals;
  }

  @Override
  public MethodSpec<Params, Integer> spec() {
    return MethodSpec.<Params, Integer>writing("event.test", Params.class, Integer.class)
        .needs(APPLICATION_OF_EVENTS)
        .refusesWith(AccessError.AUTH_TYPE_DENIED);
  }

  @Override
  public Integer handle(Call call, Params asked) {
    var caller = call.caller();
    var data = Json.mapper().createObjectNode();
    data.set("QUERY", asked.all());
    data.put("LANGUAGE_ID", portals.get(caller.portal()).language());
    var news = new News(HookEvent.ONAPPTEST, caller.user(), "application", data);
    hooks.tell(call.tx(), EventType.app(call), news);
    return 1;
  }
}
