package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;

/// Shows a dialog of the calling user. (chats/im-dialog-get.md)
final class ImDialogGet implements RestMethod<ImDialogGet.Params, JsonNode> {
  private final DialogDoor door;
  private final DialogCards cards;

  ImDialogGet(DialogDoor door, DialogCards cards) {
    this.door = door;
    this.cards = cards;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId) {}

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>preparing("im.dialog.get", Params.class, JsonNode.class)
        .needs(Scope.IM)
        .refusesWith(ChatError.DIALOG_ID_EMPTY, ChatError.NO_DIALOG);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var chat = door.find(call, asked.dialogId());
    if (chat == null) {
      throw ChatError.NO_DIALOG.refuse();
    }
    return cards.whole(call, chat, asked.dialogId());
  }
}
