package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.Comparator;
import java.util.List;

/// Lists who is in a group chat, by id. (chats/chat-users/im-chat-user-list.md)
final class ImChatUserList implements RestMethod<ImChatUserList.Params, List<UserId>> {
  private final Chats chats;

  ImChatUserList(Chats chats) {
    this.chats = chats;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId) {}

  @Override
  public MethodSpec<Params, List<UserId>> spec() {
    return MethodSpec.<Params, List<UserId>>reading("im.chat.user.list", Params.class, List.class)
        .needs(Scope.IM)
        .refusesWith(ChatError.CHAT_ID_EMPTY, ChatError.ACTION_UNAVAILABLE);
  }

  @Override
  public List<UserId> handle(Call call, Params asked) {
    var chat = chats.groupOf(call.reads(), call.caller().user(), asked.chatId());
    return chats.members(call.reads(), chat).stream()
        .sorted(Comparator.comparingLong(UserId::value))
        .toList();
  }
}
