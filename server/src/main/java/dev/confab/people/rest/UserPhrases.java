package dev.confab.people.rest;

import dev.confab.people.Person;
import dev.confab.people.rest.UserCondition.Test;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What `user.search` is asked for: phrases, each of whose words must be the beginning of one in
/// its field, and conditions as those of `user.get`.
///
/// @param phrase words of which the index of words knows who has them; empty: it cannot help
record UserPhrases(UserFilter filter, String phrase) {
  private static final String FIND = "FIND";

  /// @param departments the names of a person's departments
  static UserPhrases of(
      JsonNode tree, Set<String> scopes, ZoneId zone, Function<Person, String> departments) {
    var fields = fields(departments);
    var find = tree.path(FIND).asString("").strip();
    if (!find.isEmpty()) {
      // beside a phrase for all fields nothing else counts
      var words = words(everywhere(departments), find);
      return new UserPhrases(new UserFilter(List.of(words)), find);
    }
    var rest = tree.isObject() ? ((ObjectNode) tree).deepCopy() : tree;
    var conditions = new ArrayList<UserCondition>();
    var phrases = new ArrayList<String>();
    for (var entry : tree.properties()) {
      var field = fields.get(entry.getKey().strip().toUpperCase(Locale.ROOT));
      if (field != null && entry.getValue().isValueNode()) {
        var phrase = entry.getValue().asString("").replace('%', ' ');
        conditions.add(words(field, phrase));
        phrases.add(phrase);
        ((ObjectNode) rest).remove(entry.getKey());
      }
    }
    conditions.addAll(UserFilter.of(rest, scopes, zone).conditions());
    return new UserPhrases(
        new UserFilter(List.copyOf(conditions)), String.join(" ", phrases).strip());
  }

  private static UserCondition words(UserField field, String phrase) {
    return new UserCondition(field, Test.WORDS, false, List.of(phrase));
  }

  private static Map<String, UserField> fields(Function<Person, String> departments) {
    return Map.of(
        "NAME",
        text(row -> row.person().name()),
        "LAST_NAME",
        text(row -> row.person().lastName()),
        "WORK_POSITION",
        text(row -> row.person().workPosition()),
        "UF_DEPARTMENT_NAME",
        text(row -> departments.apply(row.person())));
  }

  private static UserField everywhere(Function<Person, String> departments) {
    return text(row -> row.searched(false) + " " + departments.apply(row.person()));
  }

  private static UserField text(Function<UserRow, @Nullable Object> value) {
    return new UserField("", UserField.Kind.TEXT, value);
  }
}
