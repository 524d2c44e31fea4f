package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.inspect.Curl;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Gives what is sent for an event, secrets masked, to be sent again elsewhere: as a command, or as
/// a fixture for tests.
final class EventsExport implements RestMethod<EventsExport.Params, JsonNode> {
  private final Lookout lookout;

  EventsExport(Lookout lookout) {
    this.lookout = lookout;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The event.") @OrElse("EVENT_NOT_FOUND") EventId id,
      @Doc("`curl` or `json`.") @Default("json") String as) {}

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>reading(
            "confab.events.export", Params.class, JsonNode.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            InspectError.EVENT_NOT_FOUND, InspectError.NOT_ALLOWED, InspectError.FORM_UNKNOWN);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    var entry = lookout.entry(call.reads(), sight, asked.id());
    var request = lookout.request(entry);
    return switch (asked.as().toLowerCase(Locale.ROOT)) {
      case "curl" -> StringNode.valueOf(Curl.of(request));
      case "json" -> {
        var fixture = Json.mapper().createObjectNode();
        fixture.put("method", "POST");
        fixture.put("address", request.address());
        var headers = fixture.putObject("headers");
        request.headers().forEach(headers::put);
        headers.remove("Content-Length"); // who sends the masked form sends another length
        fixture.put("body", request.body());
        fixture.put("event", entry.event().event());
        fixture.set("data", EventData.read(entry.event().data()));
        yield fixture;
      }
      default -> throw InspectError.FORM_UNKNOWN.refuse();
    };
  }
}
