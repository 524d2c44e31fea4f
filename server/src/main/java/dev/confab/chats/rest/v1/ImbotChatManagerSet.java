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
import dev.confab.chats.ChatError;
import dev.confab.chats.rest.Lead;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Makes a member a manager of a bot's chat, or ends it.
/// (chat-bots/outdated/chats/imbot-chat-set-manager.md)
final class ImbotChatManagerSet implements RestMethod<ImbotChatManagerSet.Params, Boolean> {
  private final Bots bots;
  private final Lead lead;

  ImbotChatManagerSet(Bots bots, Lead lead) {
    this.bots = bots;
    this.lead = lead;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc("The user.") @OrElse("USER_ID_EMPTY") UserId userId,
      @Doc("Whether the member is a manager from now on.") @Default("Y") boolean isManager,
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.chat.setManager", Params.class, Boolean.class)
        .deprecated("imbot.v2.Chat.Manager.add", "imbot.v2.Chat.Manager.delete")
        .needs(Scope.IMBOT)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.USER_ID_EMPTY,
            ChatError.MANAGER_DENIED,
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var bot = bots.speaking(call.tx(), call.caller(), asked.clientId(), asked.botId());
    lead.setManager(call.tx(), bot.id(), asked.chatId(), asked.userId(), asked.isManager());
    return true;
  }
}
