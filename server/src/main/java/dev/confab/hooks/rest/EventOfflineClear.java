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
import dev.confab.rpc.SystemError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Removes from a queue what was taken and is done. (api-reference/events/event-offline-clear.md)
final class EventOfflineClear implements RestMethod<EventOfflineClear.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Name under which the rows were taken.") @Key("process_id") String processId,
      @Doc("Their ids; absent: all that were taken.") @Key("id") @Nullable @OrElse("ERROR_ARGUMENT")
          List<Long> id,
      @Doc("Their message ids; not looked at where `id` is given.")
          @Key("message_id")
          @Nullable
          @OrElse("ERROR_ARGUMENT")
          List<String> messageId) {}

  private final Hooks hooks;
  private final OfflineQueue queue;

  EventOfflineClear(Hooks hooks, OfflineQueue queue) {
    this.hooks = hooks;
    this.queue = queue;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("event.offline.clear", Params.class, Boolean.class)
        .needs(APPLICATION_OF_EVENTS)
        .refusesWith(ADMIN_ONLY);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    hooks.refuseNonAdmins(call.reads(), call.caller());
    var process = process(asked.processId());
    queue.clear(call.tx(), EventType.app(call), process, asked.id(), asked.messageId());
    return true;
  }

  /// Nothing that was taken has an empty name; what waits has.
  static String process(String asked) {
    if (asked.isBlank()) {
      throw SystemError.ERROR_ARGUMENT.refuse("process_id");
    }
    return asked.strip();
  }
}
