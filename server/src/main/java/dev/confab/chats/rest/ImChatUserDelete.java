package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.chats.ChatError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Takes a member out of a group chat. (chats/chat-users/im-chat-user-delete.md)
final class ImChatUserDelete implements RestMethod<ImChatUserDelete.Params, Boolean> {
  private final Departure departure;

  ImChatUserDelete(Departure departure) {
    this.departure = departure;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc("The user.") @OrElse("USER_ID_EMPTY") UserId userId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.chat.user.delete", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.USER_ID_EMPTY,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.USERS_KEPT,
            ChatError.REMOVE_DENIED,
            ChatError.USER_NOT_IN_CHAT);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    departure.remove(call.tx(), call.caller().user(), asked.chatId(), asked.userId());
    return true;
  }
}
