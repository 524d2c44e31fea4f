package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.chats.Chats;
import dev.confab.messages.MessageError;
import dev.confab.messages.Sharing;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Makes something out of a message. Of the four kinds a portal of the original has, this one has
/// chats. (chats/messages/im-message-share.md)
final class ImMessageShare implements RestMethod<ImMessageShare.Params, Boolean> {
  private final Chats chats;
  private final Sharing sharing;

  ImMessageShare(Chats chats, Sharing sharing) {
    this.chats = chats;
    this.sharing = sharing;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The message.") @OrElse("MESSAGE_ID_EMPTY") MessageId messageId,
      @Doc("Its dialog: `chat{id}`, `sg{id}` of a workgroup, or a user's id.")
          @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("What is made: `CHAT`.") @Nullable String type) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.message.share", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            MessageError.MESSAGE_ID_EMPTY,
            MessageError.DIALOG_ID_EMPTY,
            MessageError.NO_ACCESS,
            MessageError.PARAMS_WRONG);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var me = call.caller().user();
    var chat = chats.visibleTo(call.tx(), me, asked.dialogId());
    if (chat == null) {
      throw MessageError.NO_ACCESS.refuse();
    }
    MessageError.PARAMS_WRONG.unless("CHAT".equalsIgnoreCase(asked.type()));
    sharing.startChat(call.tx(), me, chat, asked.messageId());
    return true;
  }
}
