package dev.confab.bots.rest.v2;

import static dev.confab.access.Scope.IMBOT;

import dev.confab.basics.Doc;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;

/// Tells which revision of the API this is, so that a client knows what it may ask for.
final class RevisionGet implements RestMethod<NoParams, RevisionGet.Revisions> {
  record Revisions(
      @Doc("The revision of the methods.") int rest,
      @Doc("The revision of the protocol of clients in browsers.") int web,
      @Doc("The revision of the protocol of mobile clients.") int mobile,
      @Doc("The revision of the protocol of desktop clients.") int desktop) {}

  @Override
  public MethodSpec<NoParams, Revisions> spec() {
    return MethodSpec.<NoParams, Revisions>reading(
            "imbot.v2.Revision.get", NoParams.class, Revisions.class)
        .needs(IMBOT);
  }

  @Override
  public Revisions handle(Call call, NoParams none) {
    return new Revisions(call.revision(), 130, 23, 6);
  }
}
