package dev.confab.people.rest.admin;

import dev.confab.audit.Deed;
import dev.confab.basics.DepartmentId;
import dev.confab.people.Department;
import dev.confab.people.Person;
import dev.confab.people.PersonDraft;
import dev.confab.people.Profile;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What becomes of a person by a change of some of its parts.
record StaffChange(Person known, PersonUpdate.Params asked) {
  /// Letters of a password that is made up.
  static final int PASSWORD_LENGTH = 16;

  private static final int LOGIN_MAX = 100;

  static boolean isLogin(String login) {
    return !login.isEmpty()
        && login.length() <= LOGIN_MAX
        && login.chars().noneMatch(Character::isWhitespace);
  }

  PersonDraft draft() {
    var before = known.profile();
    var profile =
        new Profile(
            either(asked.name(), before.name()),
            either(asked.lastName(), before.lastName()),
            either(asked.workPosition(), before.workPosition()),
            before.gender(),
            either(asked.email(), before.email()),
            before.birthday(),
            before.website(),
            before.color(),
            before.avatar(),
            before.phones());
    var extranet = either(asked.extranet(), known.extranet());
    return new PersonDraft(
        known.id(),
        asked.login() == null ? known.login() : asked.login(),
        null,
        either(asked.active(), known.active()),
        either(asked.admin(), known.admin()),
        extranet,
        departments(extranet),
        profile);
  }

  private List<DepartmentId> departments(boolean extranet) {
    if (extranet) {
      return List.of();
    }
    return known.departments().isEmpty() ? List.of(Department.COMPANY) : known.departments();
  }

  private static <T> T either(@Nullable T asked, T before) {
    return Objects.requireNonNullElse(asked, before);
  }

  Deed deed(String action, Person changed) {
    return Deed.of(action, "person", known.id(), changed.fullName())
        .changing("login", known.login(), changed.login())
        .changing("name", known.name(), changed.name())
        .changing("last_name", known.lastName(), changed.lastName())
        .changing("work_position", known.workPosition(), changed.workPosition())
        .changing("email", known.email(), changed.email())
        .changing("active", known.active(), changed.active())
        .changing("admin", known.admin(), changed.admin())
        .changing("extranet", known.extranet(), changed.extranet());
  }
}
