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
import dev.confab.chats.rest.Facelift;
import dev.confab.files.FileError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Gives a group chat another picture as a bot.
/// (chat-bots/outdated/chats/imbot-chat-update-avatar.md)
final class ImbotChatUpdateAvatar implements RestMethod<ImbotChatUpdateAvatar.Params, Boolean> {
  private final Bots bots;
  private final Facelift facelift;

  ImbotChatUpdateAvatar(Bots bots, Facelift facelift) {
    this.bots = bots;
    this.facelift = facelift;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc("The picture as Base64.") @Nullable JsonNode avatar,
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "imbot.chat.updateAvatar", Params.class, Boolean.class)
        .deprecated("imbot.v2.Chat.update")
        .needs(Scope.IMBOT)
        .refusesWith(
            ChatError.CHAT_ID_EMPTY,
            ChatError.AVATAR_DENIED,
            ChatError.ACTION_UNAVAILABLE,
            ChatError.AVATAR_FIXED,
            FileError.NOT_AN_IMAGE,
            FileError.IMAGE_TOO_LARGE,
            ChatError.NO_SUCH_CHAT,
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var bot = bots.speaking(call.tx(), call.caller(), asked.clientId(), asked.botId());
    facelift.picture(call.tx(), bot.id(), asked.chatId(), asked.avatar());
    return true;
  }
}
