package dev.confab.hooks.rest;

import static dev.confab.access.Context.APPLICATION_OF_EVENTS;
import static dev.confab.hooks.HookError.ADMIN_ONLY;

import dev.confab.basics.Doc;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.hooks.Hooks;
import dev.confab.hooks.OfflineQueue;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what was taken from a queue and could not be processed, marked so.
/// (api-reference/events/event-offline-error.md)
final class EventOfflineError implements RestMethod<EventOfflineError.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Name under which the rows were taken.") @Key("process_id") String processId,
      @Doc("Their message ids; absent: all that were taken.")
          @Key("message_id")
          @Nullable
          @OrElse("ERROR_ARGUMENT")
          List<String> messageId) {}

  private final Hooks hooks;
  private final OfflineQueue queue;

  EventOfflineError(Hooks hooks, OfflineQueue queue) {
    this.hooks = hooks;
    this.queue = queue;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("event.offline.error", Params.class, Boolean.class)
        .needs(APPLICATION_OF_EVENTS)
        .refusesWith(ADMIN_ONLY);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    hooks.refuseNonAdmins(call.reads(), call.caller());
    var process = EventOfflineClear.process(asked.processId());
    queue.fail(call.tx(), EventType.app(call), process, asked.messageId());
    return true;
  }
}
