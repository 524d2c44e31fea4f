package dev.confab.hooks.rest;

import static dev.confab.access.Context.APPLICATION_OF_EVENTS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.bots.Subscription;
import dev.confab.hooks.Hook;
import dev.confab.hooks.Hooks;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists what the calling application listens to: all of it to an administrator, what bots of the
/// second generation are told at their addresses too; to others what the caller bound.
/// (api-reference/events/event-get.md)
final class EventGet implements RestMethod<NoParams, List<EventGet.Bound>> {

  @Keys(Keys.Spelling.LOWER_SNAKE)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Bound(
      @Doc("Name of the event.") String event,
      @Doc("Address to which it is posted; empty when it is queued.") String handler,
      @Doc("User for whom tokens are issued; 0: whoever causes the event.") String authType,
      @Doc("1 when it is queued.") int offline,
      @Doc("Name of the queue; only when it is queued.") @Nullable String connectorId) {

    static Bound of(Hook hook) {
      var user = hook.user();
      return new Bound(
          hook.event().name(),
          hook.url(),
          user == null ? "0" : user.toString(),
          hook.offline() ? 1 : 0,
          hook.offline() ? hook.connector() : null);
    }

    static Bound of(Subscription subscription) {
      var event = subscription.event().second();
      return new Bound(event, subscription.url(), "0", 0, null);
    }
  }

  private final Hooks hooks;

  EventGet(Hooks hooks) {
    this.hooks = hooks;
  }

  @Override
  public MethodSpec<NoParams, List<Bound>> spec() {
    return MethodSpec.<NoParams, List<Bound>>reading("event.get", NoParams.class, List.class)
        .needs(APPLICATION_OF_EVENTS);
  }

  @Override
  public List<Bound> handle(Call call, NoParams asked) {
    var reads = call.reads();
    var app = EventType.app(call);
    var bound = hooks.listed(reads, call.caller(), app).stream().map(Bound::of);
    var subscribed = hooks.subscribed(reads, call.caller(), app).stream().map(Bound::of);
    return Stream.concat(bound, subscribed).toList();
  }
}
