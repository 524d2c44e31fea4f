package dev.confab.hooks.rest;

import static dev.confab.access.Context.APPLICATION_OF_EVENTS;
import static dev.confab.hooks.HookError.AUTH_TYPE_BIND_ADMIN;
import static dev.confab.hooks.HookError.AUTH_TYPE_WRONG;
import static dev.confab.hooks.HookError.EVENT_NOT_FOUND;
import static dev.confab.hooks.HookError.HANDLER_WRONG;
import static dev.confab.hooks.HookError.OFFLINE_BIND_ADMIN;
import static dev.confab.hooks.HookError.TOO_MANY_HANDLERS;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Exact;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.hooks.HookDraft;
import dev.confab.hooks.Hooks;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes the calling application listen to an event. (api-reference/events/event-bind.md)
final class EventBind implements RestMethod<EventBind.Params, Boolean> {
  /// Longest pause between two notices.
  private static final long PAUSE_SECONDS_MAX = Duration.ofDays(1).toSeconds();

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Name of the event.") @Key("event") String event,
      @Doc("Address to which it is posted; none for `offline`.") @Key("handler")
          @Nullable String handler,
      @Doc("User for whom tokens are issued; absent: whoever causes the event.") @Key("auth_type")
          @Nullable Long authType,
      @Doc("`online`: post it; `offline`: queue it.") @Key("event_type") @Default("online") @Exact
          EventType eventType,
      @Doc("Name of the queue.") @Key("auth_connector") @Default("") String authConnector,
      @Doc("For ONOFFLINEEVENT: `minTimeout`, least seconds between two.") @Key("options")
          @Nullable JsonNode options) {}

  private final Hooks hooks;

  EventBind(Hooks hooks) {
    this.hooks = hooks;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("event.bind", Params.class, Boolean.class)
        .needs(APPLICATION_OF_EVENTS)
        .refusesWith(
            EVENT_NOT_FOUND,
            OFFLINE_BIND_ADMIN,
            AUTH_TYPE_BIND_ADMIN,
            AUTH_TYPE_WRONG,
            HANDLER_WRONG,
            TOO_MANY_HANDLERS);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var offline = asked.eventType() == EventType.OFFLINE;
    if (!offline && (asked.handler() == null || asked.handler().isBlank())) {
      throw SystemError.ERROR_ARGUMENT.refuse("handler");
    }
    var draft =
        new HookDraft(
            asked.event(),
            asked.handler(),
            asked.authType(),
            offline,
            EventType.connector(asked.authConnector()),
            pause(asked.options()));
    hooks.bind(call.tx(), call.caller(), EventType.app(call), draft);
    return true;
  }

  private static @Nullable Duration pause(@Nullable JsonNode options) {
    if (options == null || !options.has("minTimeout")) {
      return null;
    }
    var seconds = options.get("minTimeout").asString("").strip();
    if (!seconds.matches("[0-9]{1,9}")) {
      throw SystemError.ERROR_ARGUMENT.refuse("options");
    }
    return Duration.ofSeconds(Math.min(Long.parseLong(seconds), PAUSE_SECONDS_MAX));
  }
}
