package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.chats.Attendance;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Tx;
import java.util.List;

/// Lets users into a group chat of the calling user; into an open chat everybody of the company may
/// let himself. (chats/chat-users/im-chat-user-add.md)
final class ImChatUserAdd implements RestMethod<ImChatUserAdd.Params, Boolean> {
  private final Chats chats;
  private final Attendance attendance;

  ImChatUserAdd(Chats chats, Attendance attendance) {
    this.chats = chats;
    this.attendance = attendance;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc(
              "Who joins it; for a caller from outside the company only bots and those who share a"
                  + " chat with him.")
          List<UserId> users,
      @Doc("Whether what was said before is hidden from them.") @Default("Y")
          boolean hideHistory) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.chat.user.add", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.USERS_FORBIDDEN,
            ChatError.JOIN_DENIED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    var me = call.caller().user();
    var users = asked.users().stream().limit(Chats.USERS_MAX).toList();
    var chat = chat(tx, me, asked.chatId(), users);
    attendance.join(tx, chat, users, me, !asked.hideHistory());
    return true;
  }

  private Chat chat(Tx tx, UserId me, ChatId id, List<UserId> users) {
    var chat = chats.openTo(tx, me, new DialogId.InChat(id));
    if (chat == null || chat.isPrivate()) {
      throw ChatError.ACTION_UNAVAILABLE.refuse();
    }
    ChatError.USERS_FORBIDDEN.unless(chat.takesMembers());
    ChatError.JOIN_DENIED.unless(
        chats.isMember(tx, chat, me) || users.stream().allMatch(me::equals));
    return chat;
  }
}
