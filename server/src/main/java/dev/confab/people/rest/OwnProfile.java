package dev.confab.people.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import org.jspecify.annotations.Nullable;

/// Shows the caller's own user without any scope. (api-reference/common/users/profile.md)
final class OwnProfile implements RestMethod<NoParams, OwnProfile.Shown> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      @Doc("The user's id.") String id,
      @Doc("Whether the user may manage applications, as `user.admin` tells.") boolean admin,
      @Doc("First name.") String name,
      @Doc("Last name.") String lastName,
      @Doc("`M`, `F` or empty.") String personalGender,
      @Doc("The user's own time zone; empty: the portal's.") String timeZone,
      @Doc("Address of the picture; absent when there is none.") @Nullable String personalPhoto) {}

  private final People people;
  private final UserCards cards;

  OwnProfile(People people, UserCards cards) {
    this.people = people;
    this.cards = cards;
  }

  @Override
  public MethodSpec<NoParams, Shown> spec() {
    return MethodSpec.reading("profile", NoParams.class, Shown.class);
  }

  @Override
  public Shown handle(Call call, NoParams asked) {
    var person = people.find(call.reads(), call.caller().user());
    if (person == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    var photo = cards.avatar(call, person);
    return new Shown(
        person.id().toString(),
        person.admin(),
        person.name(),
        person.lastName(),
        person.gender(),
        "",
        photo.isEmpty() ? null : photo);
  }
}
