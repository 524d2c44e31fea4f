package dev.confab.notifications.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Marks one of the caller's notifications, or all from one on.
/// (api-reference/chats/notifications/im-notify-read.md)
final class ImNotifyRead implements RestMethod<ImNotifyRead.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The notification; absent: nothing is marked.") @Nullable Long id,
      @Doc("`Y`: read; anything else: unread.") @Default("Y") String action,
      @Doc("`Y`: this one alone; else all newer ones too.") @Nullable String onlyCurrent) {}

  private final Notifications notifications;

  ImNotifyRead(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.notify.read", Params.class, Boolean.class)
        .needs(Scope.IM);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var id = asked.id();
    var me = call.caller().user();
    var read = asked.action().equals("Y");
    if (id != null && id >= 0) {
      if ("Y".equals(asked.onlyCurrent())) {
        notifications.mark(call.tx(), me, id, read);
      } else {
        notifications.markFrom(call.tx(), me, id, read);
      }
    }
    return true;
  }
}
