package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.chats.ChatError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Hands a group chat over to another member. (chats/chat-update/im-chat-set-owner.md)
final class ImChatSetOwner implements RestMethod<ImChatSetOwner.Params, Boolean> {
  private final Lead lead;

  ImChatSetOwner(Lead lead) {
    this.lead = lead;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The group chat as `chat{id}`, instead of CHAT_ID.") @Nullable @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("The group chat by its number.") @Nullable ChatId chatId,
      @Doc("The user.") @OrElse("USER_ID_EMPTY") UserId userId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.chat.setOwner", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.DIALOG_ID_EMPTY,
            ChatError.USER_ID_EMPTY,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.OWNER_DENIED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var id = ChatChoice.of(asked.dialogId(), asked.chatId());
    lead.handOver(call.tx(), call.caller().user(), id, asked.userId());
    return true;
  }
}
