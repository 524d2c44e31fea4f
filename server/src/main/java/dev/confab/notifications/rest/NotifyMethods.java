package dev.confab.notifications.rest;

import dev.confab.basics.PortalId;
import dev.confab.bots.Bots;
import dev.confab.notifications.Notifications;
import dev.confab.people.People;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.RestMethod;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/// The methods of this room.
public final class NotifyMethods {
  private NotifyMethods() {}

  /// All of them.
  ///
  /// @param zones the time zone of a portal
  public static List<RestMethod<?, ?>> all(
      Notifications notifications,
      People people,
      UserCards cards,
      Bots bots,
      Function<PortalId, ZoneId> zones) {
    var sender = new NoticeSender(notifications, people);
    var maker = new NoticeList.Maker(people, cards, call -> zones.apply(call.caller().portal()));
    return List.of(
        new ImNotify(sender),
        new ImNotifyPersonalAdd(sender),
        new ImNotifySystemAdd(sender),
        new NotifyAsk(sender, bots),
        new ImNotifyGet(notifications, maker),
        new ImNotifyHistorySearch(notifications, maker),
        new ImNotifyRead(notifications),
        new ImNotifyReadList(notifications),
        new ImNotifyReadAll(notifications),
        new ImNotifyAnswer(notifications),
        new ImNotifyConfirm(notifications),
        new ImNotifyDelete(notifications, people),
        new ImNotifySchemaGet());
  }
}
