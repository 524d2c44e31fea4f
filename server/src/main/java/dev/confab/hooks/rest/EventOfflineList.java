package dev.confab.hooks.rest;

import static dev.confab.access.Context.APPLICATION_OF_EVENTS;
import static dev.confab.hooks.HookError.ADMIN_ONLY;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.hooks.Hooks;
import dev.confab.hooks.OfflineField;
import dev.confab.hooks.OfflineQueue;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shows what is queued for the calling application, whoever took it.
/// (api-reference/events/event-offline-list.md)
final class EventOfflineList implements RestMethod<EventOfflineList.Params, Page<ObjectNode>> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc(
              "Conditions: ID, TIMESTAMP_X, EVENT_NAME, MESSAGE_ID, PROCESS_ID or ERROR with a prefix.")
          @Key("filter")
          @Nullable JsonNode filter,
      @Doc("The same fields with ASC or DESC; absent: by ID.") @Key("order")
          @Nullable JsonNode order,
      @Doc("How many rows to skip; -1: do not count.") @Key("start") @Default("0") long start,
      @Doc("Name of the queue.") @Key("auth_connector") @Default("") String authConnector) {}

  private final Hooks hooks;
  private final OfflineQueue queue;
  private final Portals portals;

  EventOfflineList(Hooks hooks, OfflineQueue queue, Portals portals) {
    this.hooks = hooks;
    this.queue = queue;
    this.portals = portals;
  }

  @Override
  public MethodSpec<Params, Page<ObjectNode>> spec() {
    return MethodSpec.<Params, Page<ObjectNode>>reading(
            "event.offline.list", Params.class, Page.class)
        .needs(APPLICATION_OF_EVENTS)
        .refusesWith(ADMIN_ONLY);
  }

  @Override
  public Page<ObjectNode> handle(Call call, Params asked) {
    hooks.refuseNonAdmins(call.reads(), call.caller());
    var app = EventType.app(call);
    var zone = portals.get(call.caller().portal()).timezone();
    var connector = EventType.connector(asked.authConnector());
    var filter = OfflineQuestion.of(asked.filter(), asked.order(), OfflineField.ID, zone);
    var start = Math.max(0, asked.start());
    var rows =
        queue.page(call.reads(), app, connector, filter, start, Page.SIZE).stream()
            .map(event -> OfflineRow.listed(event, zone))
            .toList();
    return asked.start() < 0
        ? new Page<>(rows, null, null)
        : Page.of(rows, start, queue.count(call.reads(), app, connector, filter));
  }
}
