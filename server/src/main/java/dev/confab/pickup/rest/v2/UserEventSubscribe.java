package dev.confab.pickup.rest.v2;

import static dev.confab.access.Scope.IM;
import static dev.confab.pickup.FetchError.TOO_MANY_SUBSCRIBED;

import dev.confab.eventlog.UserLog;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;

/// Writes down what happens in the caller's chats from now on, for him to fetch.
final class UserEventSubscribe implements RestMethod<NoParams, Boolean> {
  private final UserLog users;

  UserEventSubscribe(UserLog users) {
    this.users = users;
  }

  @Override
  public MethodSpec<NoParams, Boolean> spec() {
    return MethodSpec.<NoParams, Boolean>writing(
            "im.v2.Event.subscribe", NoParams.class, Boolean.class)
        .needs(IM)
        .refusesWith(TOO_MANY_SUBSCRIBED);
  }

  @Override
  public Boolean handle(Call call, NoParams none) {
    TOO_MANY_SUBSCRIBED.unless(users.subscribe(call.tx(), call.caller().user()));
    return true;
  }
}
