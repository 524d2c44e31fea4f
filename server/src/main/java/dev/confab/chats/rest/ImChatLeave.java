package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Takes the calling user out of a group chat. (chats/chat-users/im-chat-leave.md)
final class ImChatLeave implements RestMethod<ImChatLeave.Params, Boolean> {
  private final Departure departure;

  ImChatLeave(Departure departure) {
    this.departure = departure;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.chat.leave", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.USERS_KEPT,
            ChatError.LEAVE_DENIED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    departure.leave(call.tx(), call.caller().user(), asked.chatId());
    return true;
  }
}
