package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.Chats;
import dev.confab.chats.Recents;
import dev.confab.messages.RecentError;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Puts a chat out of the calling user's sight until something new is said in it.
/// (chats/special-operations/im-recent-hide.md)
final class ImRecentHide implements RestMethod<ImRecentHide.Params, Boolean> {
  private final Chats chats;
  private final Recents recents;

  ImRecentHide(Chats chats, Recents recents) {
    this.chats = chats;
    this.recents = recents;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.recent.hide", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(RecentError.DIALOG_ID_EMPTY);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var me = call.caller().user();
    var chat = chats.visibleTo(call.tx(), me, asked.dialogId());
    if (chat == null) {
      return false;
    }
    recents.hide(call.tx(), chat, me);
    return true;
  }
}
