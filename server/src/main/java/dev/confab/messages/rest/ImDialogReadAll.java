package dev.confab.messages.rest;

import dev.confab.access.Scope;
import dev.confab.chats.Recents;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;

/// Notes that the calling user has read everything.
/// (chats/special-operations/im-dialog-read-all.md)
final class ImDialogReadAll implements RestMethod<NoParams, Boolean> {
  private final Recents recents;

  ImDialogReadAll(Recents recents) {
    this.recents = recents;
  }

  @Override
  public MethodSpec<NoParams, Boolean> spec() {
    return MethodSpec.<NoParams, Boolean>writing(
            "im.dialog.read.all", NoParams.class, Boolean.class)
        .needs(Scope.IM);
  }

  @Override
  public Boolean handle(Call call, NoParams asked) {
    recents.readAll(call.tx(), call.caller().user());
    return true;
  }
}
