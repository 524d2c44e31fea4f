package dev.confab.disk.rest;

import static dev.confab.disk.DiskError.ACCESS_ERROR;
import static dev.confab.disk.DiskError.CHAT_ID_EMPTY;
import static dev.confab.disk.DiskError.DIALOG_ID_EMPTY;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import org.jspecify.annotations.Nullable;

/// The chat that `CHAT_ID` or `DIALOG_ID` names, if the caller is in it.
record Dialogs(Entrance entrance) {
  Dialogs(People people, Chats chats) {
    this(new Entrance(people, chats));
  }

  Chat of(Call call, @Nullable String chatId, @Nullable String dialogId) {
    if (chatId != null) {
      CHAT_ID_EMPTY.unless(chatId.strip().matches("0*[1-9][0-9]{0,17}"));
      return open(call, new DialogId.InChat(new ChatId(Long.parseLong(chatId.strip()))));
    }
    CHAT_ID_EMPTY.unless(dialogId != null);
    var dialog = DialogId.parse(dialogId == null ? "" : dialogId);
    if (dialog == null) {
      throw DIALOG_ID_EMPTY.refuse();
    }
    return open(call, dialog);
  }

  private Chat open(Call call, DialogId dialog) {
    var chat = entrance.into(call.tx(), call.caller().user(), dialog);
    if (chat == null) {
      throw ACCESS_ERROR.refuse();
    }
    return chat;
  }
}
