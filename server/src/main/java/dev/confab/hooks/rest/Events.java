package dev.confab.hooks.rest;

import static dev.confab.access.Context.APPLICATION_OF_EVENTS;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.hooks.HookEvent;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lists the events an application can listen to. (api-reference/events/events.md)
final class Events implements RestMethod<Events.Params, List<String>> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("List the events of this scope; empty: those that need none.") @Nullable String scope,
      @Doc("Whether to list all events there are.") @Default("0") boolean full) {}

  @Override
  public MethodSpec<Params, List<String>> spec() {
    return MethodSpec.<Params, List<String>>reading("events", Params.class, List.class)
        .needs(APPLICATION_OF_EVENTS);
  }

  @Override
  public List<String> handle(Call call, Params asked) {
    return HookEvent.names(wanted(call, asked));
  }

  private static Predicate<HookEvent> wanted(Call call, Params asked) {
    var scope = asked.scope();
    if (scope != null) {
      return event -> {
        var needed = event.scope();
        return needed == null ? scope.isEmpty() : needed.wire().equals(scope);
      };
    }
    return asked.full() ? event -> true : event -> event.isOpenTo(call.caller().scopes());
  }
}
