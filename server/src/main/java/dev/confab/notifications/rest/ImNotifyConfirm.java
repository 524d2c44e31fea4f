package dev.confab.notifications.rest;

import static dev.confab.notifications.NotifyError.ID_ERROR;
import static dev.confab.notifications.NotifyError.NOTIFY_VALUE_ERROR;

import dev.confab.access.Scope;
import dev.confab.basics.Also;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Presses a button of a notification; whoever asked gets its title as a private message.
/// (api-reference/chats/notifications/im-notify-confirm.md)
final class ImNotifyConfirm implements RestMethod<ImNotifyConfirm.Params, Handled> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The notification; older clients call it ID.") @Also("ID") @OrElse("ID_ERROR")
          MessageId notifyId,
      @Doc("The value of the button.") @OrElse("NOTIFY_VALUE_ERROR") String notifyValue) {}

  private final Notifications notifications;

  ImNotifyConfirm(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public MethodSpec<Params, Handled> spec() {
    return MethodSpec.<Params, Handled>writing("im.notify.confirm", Params.class, Handled.class)
        .needs(Scope.IM)
        .refusesWith(ID_ERROR, NOTIFY_VALUE_ERROR);
  }

  @Override
  public Handled handle(Call call, Params asked) {
    NOTIFY_VALUE_ERROR.unless(!asked.notifyValue().isBlank());
    var me = call.caller().user();
    var value = asked.notifyValue().strip();
    return Handled.of(notifications.confirm(call.tx(), me, asked.notifyId(), value));
  }
}
