package dev.confab.chats.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.chats.rest.DialogCards;
import dev.confab.chats.rest.DialogDoor;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;

/// Shows a dialog of the calling user to an application with bots.
/// (chat-bots/outdated/chats/imbot-dialog-get.md)
final class ImbotDialogGet implements RestMethod<ImbotDialogGet.Params, JsonNode> {
  private final DialogDoor door;
  private final DialogCards cards;

  ImbotDialogGet(DialogDoor door, DialogCards cards) {
    this.door = door;
    this.cards = cards;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, or a user's id for the private dialog.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId) {}

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>preparing("imbot.dialog.get", Params.class, JsonNode.class)
        .deprecated("imbot.v2.Chat.get")
        .needs(Scope.IMBOT)
        .refusesWith(ChatError.DIALOG_ID_EMPTY, ChatError.NO_DIALOG, ChatError.NO_ACCESS);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var chat = door.open(call, asked.dialogId());
    return cards.whole(call, chat, asked.dialogId());
  }
}
