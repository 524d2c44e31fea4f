package dev.confab.people.rest;

import dev.confab.basics.DepartmentId;
import dev.confab.people.rest.UserField.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields of the `user.*` methods and which scope sees which.
/// (api-reference/user/user-scope.md)
final class UserFields {
  /// The picture's address is made per call, so it is printed by hand.
  static final String PHOTO = "PERSONAL_PHOTO";

  /// Which lesser scopes may filter by, but do not see.
  private static final String TYPE = "USER_TYPE";

  private static final Map<String, UserField> PRINTED =
      Stream.of(
              field("ID", Kind.NUMBER, row -> row.person().id().value()),
              field("ACTIVE", Kind.FLAG, row -> row.person().active()),
              field("NAME", Kind.TEXT, row -> row.person().name()),
              field("LAST_NAME", Kind.TEXT, row -> row.person().lastName()),
              unset("SECOND_NAME"),
              field("EMAIL", Kind.TEXT, row -> row.person().email()),
              // sign-ins are not kept apart from other activity
              field("LAST_LOGIN", Kind.MOMENT, row -> row.person().lastActivity()),
              field("DATE_REGISTER", Kind.MOMENT, UserRow::registered),
              unset("TIME_ZONE"),
              field("IS_ONLINE", Kind.TEXT, UserRow::online),
              field("TIMESTAMP_X", Kind.HIDDEN_MOMENT, row -> row.person().created()),
              field("LAST_ACTIVITY_DATE", Kind.HIDDEN_MOMENT, row -> row.person().lastActivity()),
              field("PERSONAL_GENDER", Kind.TEXT, row -> row.person().gender()),
              field("PERSONAL_WWW", Kind.TEXT, row -> row.person().website()),
              field("PERSONAL_BIRTHDAY", Kind.MOMENT, UserRow::born),
              field("PERSONAL_MOBILE", Kind.TEXT, row -> row.person().phones().mobile()),
              unset("PERSONAL_CITY"),
              field("WORK_PHONE", Kind.TEXT, row -> row.person().phones().work()),
              field("WORK_POSITION", Kind.TEXT, row -> row.person().workPosition()),
              field("UF_EMPLOYMENT_DATE", Kind.MOMENT, row -> null),
              field("UF_DEPARTMENT", Kind.IDS, UserFields::departments),
              field("UF_PHONE_INNER", Kind.FILLED_TEXT, row -> row.person().phones().inner()),
              field(TYPE, Kind.TEXT, UserRow::type))
          .collect(Collectors.toMap(UserField::name, f -> f, (a, b) -> a, LinkedHashMap::new));

  /// What users of the original can fill and ours cannot yet: filters may name it, and find it
  /// empty; the original leaves it out of answers while it is not filled.
  private static final Set<String> NEVER_FILLED =
      Set.of(
          """
          XML_ID TITLE PERSONAL_PROFESSION PERSONAL_PHOTO PERSONAL_ICQ PERSONAL_PHONE PERSONAL_FAX
          PERSONAL_PAGER PERSONAL_STREET PERSONAL_STATE PERSONAL_ZIP PERSONAL_COUNTRY
          PERSONAL_MAILBOX PERSONAL_NOTES WORK_COMPANY WORK_DEPARTMENT WORK_WWW WORK_FAX WORK_PAGER
          WORK_STREET WORK_MAILBOX WORK_CITY WORK_STATE WORK_ZIP WORK_COUNTRY WORK_PROFILE WORK_LOGO
          WORK_NOTES UF_SKYPE_LINK UF_ZOOM UF_TIMEMAN UF_INTERESTS UF_SKILLS UF_WEB_SITES UF_XING
          UF_LINKEDIN UF_FACEBOOK UF_TWITTER UF_SKYPE UF_DISTRICT\
          """
              .split("\\s+"));

  /// What the lesser scopes do not see of the fields that are printed.
  private static final Set<String> NOT_IN_BASIC = Set.of("LAST_LOGIN", "PERSONAL_WWW");

  private static final Set<String> NOT_IN_BRIEF =
      Set.of("EMAIL", "LAST_LOGIN", "PERSONAL_WWW", "PERSONAL_MOBILE", "WORK_PHONE");

  private UserFields() {}

  private static UserField field(
      String name, Kind kind, Function<UserRow, @Nullable Object> value) {
    return new UserField(name, kind, value);
  }

  private static UserField unset(String name) {
    return new UserField(name, Kind.TEXT, row -> "");
  }

  private static List<Long> departments(UserRow row) {
    return row.person().departments().stream().map(DepartmentId::value).toList();
  }

  /// The field a filter or a sort may name under these scopes; null when there is none.
  static @Nullable UserField find(String name, Set<String> scopes) {
    var key = name.toUpperCase(Locale.ROOT);
    if (hidden(scopes).contains(key)) {
      return null;
    }
    var printed = PRINTED.get(key);
    return printed == null && NEVER_FILLED.contains(key) ? unset(key) : printed;
  }

  /// The fields an answer shows, those of `select` where it names any: by name or by a mask such as
  /// `UF_*`. What there is not, or not under these scopes, is passed over.
  static List<String> shown(List<String> select, Set<String> scopes) {
    return Stream.concat(PRINTED.keySet().stream(), Stream.of(PHOTO))
        .filter(name -> !hidden(scopes).contains(name))
        .filter(name -> !name.equals(TYPE) || hidden(scopes).isEmpty())
        .filter(name -> select.isEmpty() || select.stream().anyMatch(mask -> fits(mask, name)))
        .toList();
  }

  static @Nullable UserField printed(String name) {
    return PRINTED.get(name);
  }

  private static boolean fits(String mask, String name) {
    var wanted = mask.strip().toUpperCase(Locale.ROOT);
    return wanted.endsWith("*")
        ? name.startsWith(wanted.substring(0, wanted.length() - 1))
        : name.equals(wanted);
  }

  private static Set<String> hidden(Set<String> scopes) {
    if (scopes.contains("user")) {
      return Set.of();
    }
    if (scopes.contains("user_basic")) {
      return NOT_IN_BASIC;
    }
    return scopes.contains("user_brief") ? NOT_IN_BRIEF : Set.of();
  }
}
