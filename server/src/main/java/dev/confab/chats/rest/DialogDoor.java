package dev.confab.chats.rest;

import dev.confab.basics.DialogId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.sql.Reads;

/// Dialogs that are looked into: one's own, and open chats of the company.
final class DialogDoor {
  private final Chats chats;

  DialogDoor(Chats chats) {
    this.chats = chats;
  }

  /// The chat `me` calls `dialog`; refused where there is none, in other words than where it is
  /// somebody else's.
  Chat open(Reads reads, UserId me, DialogId dialog) {
    var chat = chats.openTo(reads, me, dialog);
    if (chat == null) {
      var somebodyElses = chats.named(reads, dialog) != null;
      throw (somebodyElses ? ChatError.NO_ACCESS : ChatError.NO_DIALOG).refuse();
    }
    return chat;
  }
}
