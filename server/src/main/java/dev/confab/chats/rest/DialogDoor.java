package dev.confab.chats.rest;

import dev.confab.basics.DialogId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
import dev.confab.chats.Recents;
import dev.confab.rpc.Call;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// Dialogs that are looked into: one's own, and open chats of the company. The private dialog with
/// a user is there when somebody asks for it, because what is sent into it next names its chat.
public final class DialogDoor {
  private final Chats chats;
  private final Recents recents;
  private final Entrance entrance;

  /// The dialogs of these chats.
  public DialogDoor(Chats chats, Recents recents, Entrance entrance) {
    this.chats = chats;
    this.recents = recents;
    this.entrance = entrance;
  }

  /// The chat the caller calls `dialog`, for a method declared as preparing; refused where there is
  /// none, in other words than where it is somebody else's.
  public Chat open(Call call, DialogId dialog) {
    var chat = find(call, dialog);
    if (chat == null) {
      var somebodyElses = chats.named(call.reads(), dialog) != null;
      throw (somebodyElses ? ChatError.NO_ACCESS : ChatError.NO_DIALOG).refuse();
    }
    return chat;
  }

  /// The same, null where there is none for the caller.
  @Nullable Chat find(Call call, DialogId dialog) {
    var me = call.caller().user();
    var chat = chats.openTo(call.reads(), me, dialog);
    return chat == null && dialog instanceof DialogId.WithUser
        ? call.<@Nullable Chat>write(inside -> beside(inside.tx(), me, dialog))
        : chat;
  }

  /// The dialog, in no list of the two before somebody writes in it.
  private @Nullable Chat beside(Tx tx, UserId me, DialogId dialog) {
    var chat = entrance.into(tx, me, dialog);
    if (chat != null && chat.lastMessage() == null) {
      chats.members(tx, chat).forEach(member -> recents.hide(tx, chat, member));
    }
    return chat;
  }
}
