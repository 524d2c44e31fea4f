package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
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

/// Marks a chat as unread by hand for the calling user, or as read to its end.
/// (chats/special-operations/im-recent-unread.md)
final class ImRecentUnread implements RestMethod<ImRecentUnread.Params, Boolean> {
  private final Chats chats;
  private final Recents recents;

  ImRecentUnread(Chats chats, Recents recents) {
    this.chats = chats;
    this.recents = recents;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("Whether it is marked as unread; `N` reads it.") @Default("Y") boolean action) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.recent.unread", Params.class, Boolean.class)
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
    if (asked.action()) {
      recents.mark(call.tx(), chat, me);
    } else {
      recents.read(call.tx(), chat, me);
    }
    return true;
  }
}
