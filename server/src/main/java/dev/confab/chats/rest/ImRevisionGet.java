package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;

/// Tells which revisions of the messenger's interfaces this server speaks: those the documentation
/// describes, and of REST the portal's own. (chats/im-revision-get.md)
final class ImRevisionGet implements RestMethod<NoParams, ImRevisionGet.Revisions> {
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Revisions(
      @Doc("Of the REST interface.") long rest,
      @Doc("Of the browser's messenger.") long web,
      @Doc("Of the mobile messenger.") long mobile,
      @Doc("Of the desktop messenger.") long desktop,
      @Doc("Of the mobile messenger, under its older name.") long imRevisionMobile) {}

  @Override
  public MethodSpec<NoParams, Revisions> spec() {
    return MethodSpec.<NoParams, Revisions>reading(
            "im.revision.get", NoParams.class, Revisions.class)
        .needs(Scope.IM);
  }

  @Override
  public Revisions handle(Call call, NoParams asked) {
    return new Revisions(call.revision(), 130, 22, 6, 22);
  }
}
