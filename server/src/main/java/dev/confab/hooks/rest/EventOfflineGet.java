package dev.confab.hooks.rest;

import static dev.confab.access.Context.APPLICATION_OF_EVENTS;
import static dev.confab.hooks.HookError.ADMIN_ONLY;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Exact;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.hooks.Hooks;
import dev.confab.hooks.OfflineField;
import dev.confab.hooks.OfflineQueue;
import dev.confab.hooks.OfflineWish;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes what is queued for the calling application. (api-reference/events/event-offline-get.md)
final class EventOfflineGet implements RestMethod<EventOfflineGet.Params, EventOfflineGet.Taken> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Conditions: ID, TIMESTAMP_X, EVENT_NAME or MESSAGE_ID with a prefix such as `>=`.")
          @Key("filter")
          @Nullable JsonNode filter,
      @Doc("The same fields with ASC or DESC; absent: by TIMESTAMP_X.") @Key("order")
          @Nullable JsonNode order,
      @Doc("How many, 1000 at most.") @Key("limit") @Default("50") long limit,
      @Doc("1: remove what is taken; 0: hide it until it is cleared.")
          @Key("clear")
          @Default("1")
          @Exact
          boolean clear,
      @Doc("Look again at what was taken under this name.") @Key("process_id")
          @Nullable String processId,
      @Doc("Name of the queue.") @Key("auth_connector") @Default("") String authConnector,
      @Doc("1: rows count whose processing failed.") @Key("error") @Default("0") boolean error) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Taken(
      @Doc("Name under which the rows are cleared; null when they are removed already.")
          @Nullable String processId,
      @Doc("The rows.") List<ObjectNode> events) {}

  private final Hooks hooks;
  private final OfflineQueue queue;
  private final Portals portals;

  EventOfflineGet(Hooks hooks, OfflineQueue queue, Portals portals) {
    this.hooks = hooks;
    this.queue = queue;
    this.portals = portals;
  }

  @Override
  public MethodSpec<Params, Taken> spec() {
    return MethodSpec.<Params, Taken>writing("event.offline.get", Params.class, Taken.class)
        .needs(APPLICATION_OF_EVENTS)
        .refusesWith(ADMIN_ONLY);
  }

  @Override
  public Taken handle(Call call, Params asked) {
    hooks.refuseNonAdmins(call.reads(), call.caller());
    var zone = portals.get(call.caller().portal()).timezone();
    var process = asked.processId();
    var wish =
        new OfflineWish(
            EventType.connector(asked.authConnector()),
            OfflineQuestion.of(asked.filter(), asked.order(), OfflineField.TIMESTAMP_X, zone),
            Math.clamp(asked.limit(), 1, OfflineQueue.TAKEN_MAX),
            asked.clear(),
            process == null || process.isBlank() ? null : process.strip(),
            asked.error());
    var taken = queue.take(call.tx(), EventType.app(call), wish);
    return new Taken(
        taken.process(), taken.events().stream().map(event -> OfflineRow.of(event, zone)).toList());
  }
}
