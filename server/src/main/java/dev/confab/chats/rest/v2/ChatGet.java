package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Shows a chat to a bot that is in it. (imbot.v2/chats/chat-get.md)
final class ChatGet implements RestMethod<ChatGet.Params, ChatGet.Found> {
  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`, or a user's id for the private dialog.") @Nullable DialogId dialogId) {}

  record Found(@Doc("The chat.") ShownChat chat) {}

  private final Door door;
  private final ShownChats shown;

  ChatGet(Door door, ShownChats shown) {
    this.door = door;
    this.shown = shown;
  }

  @Override
  public MethodSpec<Params, Found> spec() {
    return MethodSpec.<Params, Found>reading("imbot.v2.Chat.get", Params.class, Found.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public Found handle(Call call, Params asked) {
    var place = door.in(call, asked.bot(), asked.dialogId());
    return new Found(shown.of(call, place.chat(), place.bot(), false));
  }
}
