package dev.confab.people.rest;

import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;

/// Tells that somebody is before the caller's screen again.
/// (api-reference/chats/users/im-user-status-idle-end.md)
final class ImUserStatusIdleEnd implements RestMethod<NoParams, Boolean> {
  private final People people;
  private final Requirement im;

  ImUserStatusIdleEnd(People people, Requirement im) {
    this.people = people;
    this.im = im;
  }

  @Override
  public MethodSpec<NoParams, Boolean> spec() {
    return MethodSpec.<NoParams, Boolean>writing(
            "im.user.status.idle.end", NoParams.class, Boolean.class)
        .deprecated()
        .needs(im);
  }

  @Override
  public Boolean handle(Call call, NoParams asked) {
    people.idle(call.tx(), call.caller().user(), null);
    return true;
  }
}
