package dev.confab.people.rest;

import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;

/// Tells whether the caller may manage applications. (api-reference/common/users/user-admin.md)
final class UserAdmin implements RestMethod<NoParams, Boolean> {
  private final People people;

  UserAdmin(People people) {
    this.people = people;
  }

  @Override
  public MethodSpec<NoParams, Boolean> spec() {
    return MethodSpec.reading("user.admin", NoParams.class, Boolean.class);
  }

  @Override
  public Boolean handle(Call call, NoParams asked) {
    var person = people.find(call.reads(), call.caller().user());
    return person != null && person.admin();
  }
}
