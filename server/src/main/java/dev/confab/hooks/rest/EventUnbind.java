package dev.confab.hooks.rest;

import static dev.confab.access.Context.APPLICATION_OF_EVENTS;
import static dev.confab.hooks.HookError.AUTH_TYPE_UNBIND_ADMIN;
import static dev.confab.hooks.HookError.OFFLINE_UNBIND_ADMIN;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Exact;
import dev.confab.basics.HandlerUrl;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.hooks.HookFilter;
import dev.confab.hooks.Hooks;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import org.jspecify.annotations.Nullable;

/// Takes handlers of the calling application away: those that fit all that was asked. Where a bot
/// of the second generation is told stays; on portals of a revision before 35 what it left behind
/// goes. (api-reference/events/event-unbind.md)
final class EventUnbind implements RestMethod<EventUnbind.Params, EventUnbind.Unbound> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Name of the event; absent: of all.") @Key("event") @Nullable String event,
      @Doc("Address of the handler; absent: all.") @Key("handler") @Nullable String handler,
      @Doc("User for whom tokens are issued; 0 or empty: whoever causes the event; absent: all.")
          @Key("auth_type")
          @Nullable String authType,
      @Doc("`online`: handlers that are posted to; `offline`: queued events.")
          @Key("event_type")
          @Default("online")
          @Exact
          EventType eventType) {}

  record Unbound(@Doc("How many handlers were taken away.") int count) {}

  private final Hooks hooks;

  EventUnbind(Hooks hooks) {
    this.hooks = hooks;
  }

  @Override
  public MethodSpec<Params, Unbound> spec() {
    return MethodSpec.<Params, Unbound>writing("event.unbind", Params.class, Unbound.class)
        .needs(APPLICATION_OF_EVENTS)
        .refusesWith(OFFLINE_UNBIND_ADMIN, AUTH_TYPE_UNBIND_ADMIN);
  }

  @Override
  public Unbound handle(Call call, Params asked) {
    var filter =
        new HookFilter(
            asked.event(),
            url(asked.handler()),
            authType(asked.authType()),
            asked.eventType() == EventType.OFFLINE);
    return new Unbound(hooks.unbind(call.tx(), call.caller(), EventType.app(call), filter));
  }

  /// As it was kept when it was bound.
  private static @Nullable String url(@Nullable String asked) {
    if (asked == null) {
      return null;
    }
    var normal = HandlerUrl.normal(asked);
    return normal == null ? asked : normal;
  }

  private static @Nullable Long authType(@Nullable String asked) {
    if (asked == null) {
      return null;
    }
    if (!asked.strip().matches("[0-9]{0,18}")) {
      throw SystemError.ERROR_ARGUMENT.refuse("auth_type");
    }
    return asked.isBlank() ? 0L : Long.parseLong(asked.strip());
  }
}
