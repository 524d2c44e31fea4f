package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;

/// Shows a dialog of the calling user. (chats/im-dialog-get.md)
final class ImDialogGet implements RestMethod<ImDialogGet.Params, JsonNode> {
  private final Chats chats;
  private final DialogCards cards;

  ImDialogGet(Chats chats, DialogCards cards) {
    this.chats = chats;
    this.cards = cards;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId) {}

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>reading("im.dialog.get", Params.class, JsonNode.class)
        .needs(Scope.IM)
        .refusesWith(ChatError.DIALOG_ID_EMPTY, ChatError.NO_DIALOG);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var chat = chats.openTo(call.reads(), call.caller().user(), asked.dialogId());
    if (chat == null) {
      throw ChatError.NO_DIALOG.refuse();
    }
    return cards.whole(call, chat, asked.dialogId());
  }
}
