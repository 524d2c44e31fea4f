package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.messages.MessageError;
import dev.confab.messages.Pins;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Takes a pinned message down from the head of its chat; whoever may pin it may. Ours alone; the
/// original's own clients do it in another way.
final class MessengerUnpin implements RestMethod<MessengerUnpin.Params, Boolean> {
  private final Pins pins;

  MessengerUnpin(Pins pins) {
    this.pins = pins;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The message.") @OrElse("MESSAGE_ID_EMPTY") MessageId messageId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "confab.messenger.unpin", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            MessageError.MESSAGE_ID_EMPTY,
            MessageError.NO_ACCESS,
            MessageError.PIN_DENIED,
            MessageError.WITHOUT_CHANGES);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    var seen = pins.pinnable(tx, call.caller().user(), asked.messageId());
    MessageError.WITHOUT_CHANGES.unless(pins.unpin(tx, seen));
    return true;
  }
}
