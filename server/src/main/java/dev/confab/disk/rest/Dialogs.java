package dev.confab.disk.rest;

import static dev.confab.disk.DiskError.ACCESS_ERROR;
import static dev.confab.disk.DiskError.CHAT_ID_EMPTY;
import static dev.confab.disk.DiskError.DIALOG_ID_EMPTY;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import org.jspecify.annotations.Nullable;

/// The chat that `CHAT_ID` or `DIALOG_ID` names, if the caller is in it.
record Dialogs(People people, Chats chats) {
  Chat of(Call call, @Nullable String chatId, @Nullable String dialogId) {
    if (chatId != null) {
      CHAT_ID_EMPTY.unless(chatId.strip().matches("0*[1-9][0-9]{0,17}"));
      return group(call, new DialogId.InChat(new ChatId(Long.parseLong(chatId.strip()))));
    }
    CHAT_ID_EMPTY.unless(dialogId != null);
    return switch (DialogId.parse(dialogId == null ? "" : dialogId)) {
      case null -> throw DIALOG_ID_EMPTY.refuse();
      case DialogId.WithUser(var user) -> privateWith(call, user);
      case DialogId group -> group(call, group);
    };
  }

  private Chat group(Call call, DialogId dialog) {
    var chat = chats.visibleTo(call.tx(), call.caller().user(), dialog);
    if (chat == null) {
      throw ACCESS_ERROR.refuse();
    }
    return chat;
  }

  private Chat privateWith(Call call, UserId user) {
    var me = people.find(call.tx(), call.caller().user());
    var other = people.find(call.tx(), user);
    ACCESS_ERROR.unless(
        me != null && other != null && other.active() && !other.equals(me) && me.knows(other));
    return chats.privateWith(call.tx(), call.caller().user(), user);
  }
}
