package dev.confab.people.rest;

import dev.confab.people.People;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class PeopleMethods {
  private PeopleMethods() {}

  /// All of them. The scopes come from above, where they are defined.
  ///
  /// @param user the scope `user` or one of its lesser versions
  /// @param im the scope `im`
  public static List<RestMethod<?, ?>> all(
      People people, UserCards cards, Requirement user, Requirement im) {
    return List.of(
        new UserCurrent(people, cards, user),
        new UserGet(people, cards, user),
        new OwnProfile(people, cards),
        new UserAdmin(people),
        new ImUserGet(people, cards, im));
  }
}
