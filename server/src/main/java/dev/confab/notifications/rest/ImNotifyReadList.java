package dev.confab.notifications.rest;

import static dev.confab.notifications.NotifyError.NO_IDS;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// Marks several of the caller's notifications.
/// (api-reference/chats/notifications/im-notify-read-list.md)
final class ImNotifyReadList implements RestMethod<ImNotifyReadList.Params, Boolean> {
  /// Most notifications marked at once.
  private static final int MARKED_MAX = 1_000;

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The notifications, up to the first that is none.") @OrElse("NO_IDS") List<Long> ids,
      @Doc("`Y`: read; anything else: unread.") @Default("Y") String action) {}

  private final Notifications notifications;

  ImNotifyReadList(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.notify.read.list", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(NO_IDS);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var read = asked.action().equals("Y");
    asked.ids().stream()
        .limit(MARKED_MAX)
        .takeWhile(id -> id > 0)
        .forEach(id -> notifications.mark(call.tx(), call.caller().user(), id, read));
    return true;
  }
}
