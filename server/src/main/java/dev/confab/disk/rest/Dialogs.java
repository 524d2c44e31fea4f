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
  /// Groups of the original's social network; there are none here.
  private static final String NETWORK_GROUP = "sg[0-9]{1,18}";

  Chat of(Call call, @Nullable String chatId, @Nullable String dialogId) {
    if (chatId != null) {
      CHAT_ID_EMPTY.unless(chatId.strip().matches("0*[1-9][0-9]{0,17}"));
      return group(call, new ChatId(Long.parseLong(chatId.strip())));
    }
    CHAT_ID_EMPTY.unless(dialogId != null);
    var text = dialogId == null ? "" : dialogId.strip();
    ACCESS_ERROR.unless(!text.matches(NETWORK_GROUP));
    return switch (DialogId.parse(text)) {
      case null -> throw DIALOG_ID_EMPTY.refuse();
      case DialogId.InChat(var chat) -> group(call, chat);
      case DialogId.WithUser(var user) -> privateWith(call, user);
    };
  }

  private Chat group(Call call, ChatId id) {
    var chat = chats.find(call.tx(), id);
    if (chat == null || !chats.isMember(call.tx(), chat, call.caller().user())) {
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
