package dev.confab.chats.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.Typing;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Tells the others of a dialog that a bot is writing; false where the bot is not in, and where
/// nobody is of that id. (chat-bots/outdated/chats/imbot-chat-send-typing.md)
final class ImbotChatSendTyping implements RestMethod<ImbotChatSendTyping.Params, Boolean> {
  private final Bots bots;
  private final People people;
  private final Chats chats;
  private final Typing typing;

  ImbotChatSendTyping(Bots bots, People people, Chats chats, Typing typing) {
    this.bots = bots;
    this.people = people;
    this.chats = chats;
    this.typing = typing;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId,
      @Doc("`chat{id}`, or a user's id for the private dialog.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>reading("imbot.chat.sendTyping", Params.class, Boolean.class)
        .deprecated("imbot.v2.Chat.InputAction.notify")
        .needs(Scope.IMBOT)
        .refusesWith(
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION,
            ChatError.DIALOG_ID_EMPTY);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var bot = bots.speaking(call.reads(), call.caller(), asked.clientId(), asked.botId());
    var chat = chats.visibleTo(call.reads(), bot.id(), asked.dialogId());
    if (chat != null) {
      typing.note(call.caller().portal(), chat.id(), bot.id());
      return true;
    }
    // where nobody has written yet, nobody looks
    return asked.dialogId() instanceof DialogId.WithUser(var user)
        && people.find(call.reads(), user) != null;
  }
}
