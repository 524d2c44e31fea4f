package dev.confab.messages.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.messages.MessageError;
import dev.confab.messages.Reactions;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Likes a message as a bot, or takes the like back.
/// (chat-bots/outdated/messages/imbot-message-like.md)
final class ImbotMessageLike implements RestMethod<ImbotMessageLike.Params, Boolean> {
  private final Bots bots;
  private final Reactions reactions;

  ImbotMessageLike(Bots bots, Reactions reactions) {
    this.bots = bots;
    this.reactions = reactions;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The message, of a chat the bot is in.") @Nullable MessageId messageId,
      @Doc("`plus`, `minus`, or `auto` for the other way round.") @Default("auto")
          Reactions.LikeAction action,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.message.like", Params.class, Boolean.class)
        .deprecated("imbot.v2.Chat.Message.Reaction.add", "imbot.v2.Chat.Message.Reaction.delete")
        .needs(Scope.IMBOT)
        .refusesWith(
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION,
            MessageError.MESSAGE_ID_EMPTY,
            MessageError.WITHOUT_CHANGES);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    var bot = bots.speaking(tx, call.caller(), asked.clientId(), asked.botId()).id();
    if (asked.messageId() == null) {
      throw MessageError.MESSAGE_ID_EMPTY.refuse();
    }
    reactions.like(tx, bot, asked.messageId(), asked.action());
    return true;
  }
}
