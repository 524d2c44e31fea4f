package dev.confab.pickup.rest.v2;

import static dev.confab.access.Scope.IM;

import dev.confab.eventlog.UserLog;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;

/// Writes nothing more down for the caller; what is written stays until it is fetched or a day old.
final class UserEventUnsubscribe implements RestMethod<NoParams, Boolean> {
  private final UserLog users;

  UserEventUnsubscribe(UserLog users) {
    this.users = users;
  }

  @Override
  public MethodSpec<NoParams, Boolean> spec() {
    return MethodSpec.<NoParams, Boolean>writing(
            "im.v2.Event.unsubscribe", NoParams.class, Boolean.class)
        .needs(IM);
  }

  @Override
  public Boolean handle(Call call, NoParams none) {
    users.unsubscribe(call.tx(), call.caller().user());
    return true;
  }
}
