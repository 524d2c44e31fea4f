package dev.confab.notifications.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.Json;
import dev.confab.notifications.Notice;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/// Notifications as `im.notify.get` shows them, for those who show them as they are sent.
public final class NoticeRows {
  private NoticeRows() {}

  /// A notification.
  ///
  /// @param centre the number of the user's notification centre
  /// @param zone the portal's time zone
  public static JsonNode of(Notice notice, ChatId centre, ZoneId zone) {
    return Json.tree(NoticeRow.of(notice, centre, zone, false));
  }
}
