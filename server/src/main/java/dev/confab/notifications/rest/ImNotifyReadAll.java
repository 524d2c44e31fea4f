package dev.confab.notifications.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;

/// Marks all of the caller's notifications as read; what asks stays unread until it is answered.
/// (api-reference/chats/notifications/im-notify-read-all.md)
final class ImNotifyReadAll implements RestMethod<NoParams, ImNotifyReadAll.Done> {

  record Done(
      @Doc("Always true.") boolean result, @Doc("How many are unread now.") long newCounter) {}

  private final Notifications notifications;

  ImNotifyReadAll(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public MethodSpec<NoParams, Done> spec() {
    return MethodSpec.<NoParams, Done>writing("im.notify.read.all", NoParams.class, Done.class)
        .needs(Scope.IM);
  }

  @Override
  public Done handle(Call call, NoParams asked) {
    var me = call.caller().user();
    notifications.markFrom(call.tx(), me, 0, true);
    var feed = notifications.feed(call.tx(), me);
    return new Done(true, feed == null ? 0 : feed.unread());
  }
}
