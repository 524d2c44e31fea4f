package dev.confab.messages.rest;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.messages.Message;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Messages as `im.dialog.messages.get` shows them, for those who show them as they are posted.
public final class DialogRows {
  private DialogRows() {}

  /// A message as whoever has not read it sees it.
  ///
  /// @param zone the portal's time zone
  public static JsonNode of(Message message, ZoneId zone, List<UserId> likedBy) {
    return Json.tree(ImDialogMessagesGet.row(message, true, zone, likedBy));
  }
}
