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

/// Pins a chat to the top of the calling user's list, or ends it.
/// (chats/special-operations/im-recent-pin.md)
final class ImRecentPin implements RestMethod<ImRecentPin.Params, Boolean> {
  private final Chats chats;
  private final Recents recents;

  ImRecentPin(Chats chats, Recents recents) {
    this.chats = chats;
    this.recents = recents;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("PIN_NOTHING")
          DialogId dialogId,
      @Doc("Whether it is pinned from now on.") @Default("Y") boolean pin) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.recent.pin", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(RecentError.PIN_NOTHING, RecentError.PIN_DENIED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var me = call.caller().user();
    var chat = chats.visibleTo(call.tx(), me, asked.dialogId());
    if (chat == null) {
      throw RecentError.PIN_DENIED.refuse();
    }
    recents.pin(call.tx(), chat, me, asked.pin());
    return true;
  }
}
