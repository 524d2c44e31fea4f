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
  /// @param department the scope `department`
  public static List<RestMethod<?, ?>> all(
      People people, UserCards cards, Requirement user, Requirement im, Requirement department) {
    var get = new UserGet(people, cards, user);
    var staff = new Staff(people, cards);
    return List.of(
        new UserCurrent(people, cards, user),
        get,
        new UserSearch(people, cards, get, user),
        new OwnProfile(people, cards),
        new UserAdmin(people),
        new ImUserGet(people, cards, im),
        new ImUserListGet(people, cards, im),
        new ImUserStatusGet(people, im),
        new ImUserStatusSet(people, im),
        new ImUserStatusIdleStart(people, im),
        new ImUserStatusIdleEnd(people, im),
        new ImSearchUserList(people, cards, im),
        new ImSearchDepartmentList(staff, im),
        new ImDepartmentGet(staff, im),
        new ImDepartmentEmployeesGet(staff, im),
        new ImDepartmentManagersGet(staff, im),
        new ImDepartmentColleaguesList(staff, im),
        new DepartmentGet(people, department));
  }
}
