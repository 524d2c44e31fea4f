package dev.confab.hooks.rest.admin;

import static dev.confab.hooks.HookError.EVENT_NOT_FOUND;
import static dev.confab.hooks.HookError.HANDLER_WRONG;
import static dev.confab.hooks.HookError.NAME_WRONG;

import dev.confab.access.Administrator;
import dev.confab.access.App;
import dev.confab.access.Scope;
import dev.confab.audit.Deed;
import dev.confab.basics.AppId;
import dev.confab.basics.Doc;
import dev.confab.basics.HandlerUrl;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.hooks.HookEvent;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// Makes an outgoing webhook: an address that is told of events, without an application behind it.
/// What its events carry to prove where they come from is shown this once.
final class OutgoingAdd implements RestMethod<OutgoingAdd.Params, OutgoingAdd.Added> {
  private static final String NAME = "confab.admin.outgoing.add";

  private final OutgoingDesk desk;

  OutgoingAdd(OutgoingDesk desk) {
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("What it is called: 1 to 100 letters, digits, `.`, `-` or `_`.") @OrElse("NAME_WRONG")
          String name,
      @Doc("Where its events are posted.") @OrElse("HANDLER_WRONG") String url,
      @Doc("What it is told of.") @OrElse("EVENT_NOT_FOUND") List<String> events) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Added(
      @Doc("The new webhook.") AppId id, @Doc("What its events carry.") String applicationToken) {}

  @Override
  public MethodSpec<Params, Added> spec() {
    return MethodSpec.<Params, Added>writing(NAME, Params.class, Added.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(NAME_WRONG, HANDLER_WRONG, EVENT_NOT_FOUND);
  }

  @Override
  public Added handle(Call call, Params asked) {
    var tx = call.tx();
    NAME_WRONG.unless(asked.name().matches("[A-Za-z0-9._-]{1,100}"));
    NAME_WRONG.unless(desk.apps().byOutgoingName(tx, asked.name()) == null);
    HANDLER_WRONG.unless(HandlerUrl.normal(asked.url()) != null);
    var events = asked.events().stream().map(OutgoingAdd::event).distinct().toList();
    EVENT_NOT_FOUND.unless(!events.isEmpty());
    App app = desk.apps().ensureOutgoing(tx, asked.name(), null);
    desk.hooks().tellOnly(tx, app.id(), events, asked.url());
    var deed =
        Deed.of(NAME, "outgoing", app.id(), asked.name())
            .setting("url", asked.url())
            .setting("events", String.join(", ", events.stream().map(HookEvent::name).toList()));
    desk.audit().note(tx, call.caller(), call.origin().address(), deed);
    return new Added(app.id(), app.applicationToken());
  }

  private static HookEvent event(String name) {
    var event = HookEvent.of(name);
    if (event == null || !event.isForEverybody()) {
      throw EVENT_NOT_FOUND.refuse();
    }
    return event;
  }
}
