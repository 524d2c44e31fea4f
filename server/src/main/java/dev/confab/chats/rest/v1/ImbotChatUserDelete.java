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
import dev.confab.chats.rest.Departure;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Takes a user out of a group chat as a bot. (chat-bots/outdated/chats/imbot-chat-user-delete.md)
final class ImbotChatUserDelete implements RestMethod<ImbotChatUserDelete.Params, Boolean> {
  private final Bots bots;
  private final Departure departure;

  ImbotChatUserDelete(Bots bots, Departure departure) {
    this.bots = bots;
    this.departure = departure;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc("The user.") @OrElse("USER_ID_EMPTY") UserId userId,
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "imbot.chat.user.delete", Params.class, Boolean.class)
        .deprecated("imbot.v2.Chat.User.delete")
        .needs(Scope.IMBOT)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.USER_ID_EMPTY,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.USERS_KEPT,
            ChatError.OWNER_KEPT,
            ChatError.NOT_REMOVED,
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var bot = bots.speaking(call.tx(), call.caller(), asked.clientId(), asked.botId());
    departure.byBot(call.tx(), bot.id(), asked.chatId(), asked.userId());
    return true;
  }
}
