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
import dev.confab.messages.Changes;
import dev.confab.messages.MessageError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Deletes a message of a bot, or of a group that the bot looks after.
/// (chat-bots/outdated/messages/imbot-message-delete.md)
final class ImbotMessageDelete implements RestMethod<ImbotMessageDelete.Params, Boolean> {
  private final Bots bots;
  private final Changes changes;

  ImbotMessageDelete(Bots bots, Changes changes) {
    this.bots = bots;
    this.changes = changes;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The message.") @Nullable MessageId messageId,
      @Doc("Whether no mark is left in its place.") @Default("N") boolean complete,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.message.delete", Params.class, Boolean.class)
        .deprecated("imbot.v2.Chat.Message.delete")
        .needs(Scope.IMBOT)
        .refusesWith(
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION,
            MessageError.MESSAGE_ID_EMPTY,
            MessageError.CANT_EDIT);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    var bot = bots.speaking(tx, call.caller(), asked.clientId(), asked.botId()).id();
    if (asked.messageId() == null) {
      throw MessageError.MESSAGE_ID_EMPTY.refuse();
    }
    var open = changes.deletable(tx, bot, asked.messageId());
    if (asked.complete()) {
      changes.erase(tx, bot, open);
    } else {
      changes.delete(tx, bot, open);
    }
    return true;
  }
}
