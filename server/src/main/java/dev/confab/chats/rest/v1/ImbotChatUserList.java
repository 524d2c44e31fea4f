package dev.confab.chats.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists who is in a bot's group chat, by id. (chat-bots/outdated/chats/imbot-chat-user-list.md)
final class ImbotChatUserList implements RestMethod<ImbotChatUserList.Params, List<UserId>> {
  private final Bots bots;
  private final Chats chats;

  ImbotChatUserList(Bots bots, Chats chats) {
    this.bots = bots;
    this.chats = chats;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, List<UserId>> spec() {
    return MethodSpec.<Params, List<UserId>>reading(
            "imbot.chat.user.list", Params.class, List.class)
        .deprecated("imbot.v2.Chat.User.list")
        .needs(Scope.IMBOT)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.ACTION_UNAVAILABLE,
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION);
  }

  @Override
  public List<UserId> handle(Call call, Params asked) {
    var bot = bots.speaking(call.reads(), call.caller(), asked.clientId(), asked.botId());
    var chat = chats.groupOf(call.reads(), bot.id(), asked.chatId());
    return chats.members(call.reads(), chat).stream()
        .sorted(Comparator.comparingLong(UserId::value))
        .toList();
  }
}
