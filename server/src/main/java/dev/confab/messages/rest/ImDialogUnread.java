package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.chats.Chats;
import dev.confab.messages.Messages;
import dev.confab.messages.Reading;
import dev.confab.messages.RecentError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Makes a message, and all after it, unread again for the calling user; false where he sees none.
/// (chats/messages/im-dialog-unread.md)
final class ImDialogUnread implements RestMethod<ImDialogUnread.Params, Boolean> {
  private final Chats chats;
  private final Messages messages;
  private final Reading reading;

  ImDialogUnread(Chats chats, Messages messages, Reading reading) {
    this.chats = chats;
    this.messages = messages;
    this.reading = reading;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The first message that is unread.") @OrElse("MESSAGE_ID_EMPTY") MessageId messageId,
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.dialog.unread", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(RecentError.MESSAGE_ID_EMPTY, RecentError.DIALOG_ID_EMPTY);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    var me = call.caller().user();
    var chat = chats.visibleTo(tx, me, asked.dialogId());
    var member = chat == null ? null : chats.member(tx, chat, me);
    var message = messages.find(tx, asked.messageId());
    if (chat == null || member == null || message == null) {
      return false;
    }
    var sees = message.chat().equals(chat.id()) && message.id().value() >= member.seesFrom();
    if (sees) {
      reading.unread(tx, chat, member, message.id());
    }
    return sees;
  }
}
