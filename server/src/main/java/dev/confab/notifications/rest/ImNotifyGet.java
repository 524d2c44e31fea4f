package dev.confab.notifications.rest;

import static dev.confab.notifications.NotifyError.LAST_ID_AND_LAST_TYPE;
import static dev.confab.notifications.NotifyError.LAST_ID_STRING;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.notifications.Notice;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the caller's notifications: what asks first, then the rest, each newest first.
/// (api-reference/chats/notifications/im-notify-get.md)
final class ImNotifyGet implements RestMethod<ImNotifyGet.Params, NoticeList> {
  private static final String ASKING = "1";

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The last notification of the page before.") @Nullable String lastId,
      @Doc("Where that page ended: 1 among what asks, 3 among the rest.") @Nullable String lastType,
      @Doc("How many, at most 50.") @Default("50") long limit,
      @Doc("`Y`: texts as HTML.") @Nullable String convertText) {}

  private final Notifications notifications;
  private final NoticeList.Maker maker;

  ImNotifyGet(Notifications notifications, NoticeList.Maker maker) {
    this.notifications = notifications;
    this.maker = maker;
  }

  @Override
  public MethodSpec<Params, NoticeList> spec() {
    return MethodSpec.<Params, NoticeList>reading("im.notify.get", Params.class, NoticeList.class)
        .needs(Scope.IM)
        .refusesWith(LAST_ID_AND_LAST_TYPE, LAST_ID_STRING);
  }

  @Override
  public NoticeList handle(Call call, Params asked) {
    LAST_ID_AND_LAST_TYPE.unless((asked.lastId() == null) == (asked.lastType() == null));
    var last = LastId.read(asked.lastId());
    var feed = notifications.feed(call.reads(), call.caller().user());
    if (feed == null || feed.total() == 0) {
      return NoticeList.EMPTY;
    }
    return maker.all(call, feed, page(call, asked, last), "Y".equals(asked.convertText()));
  }

  private List<Notice> page(Call call, Params asked, long last) {
    var me = call.caller().user();
    int limit = Math.clamp(asked.limit(), 1, Notifications.PAGE_MAX);
    var page = new ArrayList<Notice>();
    if (asked.lastType() == null || asked.lastType().strip().equals(ASKING)) {
      page.addAll(notifications.asking(call.reads(), me, last, limit));
      last = Long.MAX_VALUE;
    }
    if (page.size() < limit) {
      page.addAll(notifications.telling(call.reads(), me, last, limit - page.size()));
    }
    return page;
  }
}
