package dev.confab.people.rest;

import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Reads;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/// The methods of this room.
public final class PeopleMethods {
  private PeopleMethods() {}

  /// All of them. The scopes come from above, where they are defined.
  ///
  /// @param user the scope `user` or one of its lesser versions
  /// @param im the scope `im`
  /// @param department the scope `department`
  /// @param unlisted those of some users whom no search shows
  public static List<RestMethod<?, ?>> all(
      People people,
      UserCards cards,
      Requirement user,
      Requirement im,
      Requirement department,
      BiFunction<Reads, Collection<UserId>, Set<UserId>> unlisted) {
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
        new ImSearchUserList(people, cards, im, unlisted),
        new ImSearchDepartmentList(staff, im),
        new ImDepartmentGet(staff, im),
        new ImDepartmentEmployeesGet(staff, im),
        new ImDepartmentManagersGet(staff, im),
        new ImDepartmentColleaguesList(staff, im),
        new DepartmentGet(people, department));
  }
}
