package dev.confab.access.rest;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells whether the user has one of the rights named; an administrator has them all.
/// (api-reference/common/users/user-access.md)
final class UserAccess implements RestMethod<UserAccess.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Access codes, for example `U1`, `G2`, `AU`.") @Nullable List<String> access) {}

  private final People people;

  UserAccess(People people) {
    this.people = people;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.reading("user.access", Params.class, Boolean.class);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var person = people.find(call.reads(), call.caller().user());
    if (person == null) {
      return false;
    }
    var wanted = asked.access() == null ? List.<String>of() : asked.access();
    return person.admin() || wanted.stream().anyMatch(AccessCodes.of(person)::contains);
  }
}
