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
import dev.confab.messages.BlockRules;
import dev.confab.messages.Blocks;
import dev.confab.messages.Changes;
import dev.confab.messages.Edit;
import dev.confab.messages.MessageError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Changes a message of a bot. (chat-bots/outdated/messages/imbot-message-update.md)
final class ImbotMessageUpdate implements RestMethod<ImbotMessageUpdate.Params, Boolean> {
  private final Bots bots;
  private final Changes changes;

  ImbotMessageUpdate(Bots bots, Changes changes) {
    this.bots = bots;
    this.changes = changes;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The message.") @Nullable MessageId messageId,
      @Doc("The new text; empty: the message is deleted, with all it shows; absent: it stays.")
          @Nullable String message,
      @Doc(
              "New attachment blocks; empty or `N`: none, and a message that is left with nothing"
                  + " is deleted; absent: they stay.")
          @Nullable JsonNode attach,
      @Doc("New buttons; empty or `N`: none; absent: they stay.") @Nullable JsonNode keyboard,
      @Doc("New items of the context menu; empty or `N`: none; absent: they stay.")
          @Nullable JsonNode menu,
      @Doc("Whether links are shown with a card.") @Default("Y") boolean urlPreview,
      @Doc(
              "Whether connectors of open lines pass over it. Has no effect here: there are none,"
                  + " and the event of a change does not name them.")
          @Default("N")
          boolean skipConnector,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.message.update", Params.class, Boolean.class)
        .deprecated("imbot.v2.Chat.Message.update")
        .needs(Scope.IMBOT)
        .refusesWith(
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION,
            MessageError.MESSAGE_ID_EMPTY,
            MessageError.ATTACH_WRONG,
            MessageError.ATTACH_OVERSIZE,
            MessageError.KEYBOARD_WRONG,
            MessageError.KEYBOARD_OVERSIZE,
            MessageError.MENU_WRONG,
            MessageError.MENU_OVERSIZE,
            MessageError.CANT_EDIT);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    var bot = bots.speaking(tx, call.caller(), asked.clientId(), asked.botId()).id();
    var message = asked.messageId();
    if (message == null) {
      throw MessageError.MESSAGE_ID_EMPTY.refuse();
    }
    var blocks = Blocks.patch(asked.attach(), asked.keyboard(), asked.menu(), BlockRules.BOT);
    Blocks.of(bot, blocks);
    var open = changes.editable(tx, bot, message);
    var edit = new Edit(asked.message(), blocks, asked.urlPreview(), true);
    if (edit.leavesNoWords()) {
      changes.delete(tx, bot, open);
    } else {
      changes.edit(tx, bot, open, edit);
    }
    return true;
  }
}
