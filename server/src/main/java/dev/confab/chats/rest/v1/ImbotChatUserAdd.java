package dev.confab.chats.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.chats.Attendance;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.GuestList;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets users into a chat that a bot is in. (chat-bots/outdated/chats/imbot-chat-user-add.md)
final class ImbotChatUserAdd implements RestMethod<ImbotChatUserAdd.Params, Boolean> {
  private final Bots bots;
  private final Chats chats;
  private final Attendance attendance;
  private final GuestList guests;

  ImbotChatUserAdd(Bots bots, Chats chats, Attendance attendance, GuestList guests) {
    this.guests = guests;
    this.bots = bots;
    this.chats = chats;
    this.attendance = attendance;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc(
              "Who joins it; with the credential of somebody from outside the company, who must be"
                  + " in the chat, only bots and those who share a chat with him.")
          @OrElse("USERS_NOT_ARRAY")
          List<UserId> users,
      @Doc("Whether what was said before is hidden from them.") @Default("Y") boolean hideHistory,
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.chat.user.add", Params.class, Boolean.class)
        .deprecated("imbot.v2.Chat.User.add")
        .needs(Scope.IMBOT)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.USERS_FORBIDDEN,
            ChatError.USERS_NOT_ARRAY,
            ChatError.ALREADY_MEMBER,
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    var bot = bots.speaking(tx, call.caller(), asked.clientId(), asked.botId());
    var chat = chats.groupOf(tx, bot.id(), asked.chatId());
    ChatError.USERS_FORBIDDEN.unless(chat.takesMembers());
    var users = asked.users().stream().limit(Chats.USERS_MAX).toList();
    var let = guests.of(tx, call.caller(), chat, users);
    var joined = attendance.join(tx, chat, let, bot.id(), !asked.hideHistory());
    ChatError.ALREADY_MEMBER.unless(!joined.isEmpty());
    return true;
  }
}
