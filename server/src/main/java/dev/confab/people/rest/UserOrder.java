package dev.confab.people.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The order of `user.get`: `sort` names a field and `order` its direction; clients that page by id
/// send `order: {ID: "ASC"}` instead. Users with the same value stand in the order of their ids.
record UserOrder(List<By> fields) {

  record By(UserField field, boolean descending) {}

  static UserOrder of(@Nullable String sort, @Nullable JsonNode order, Set<String> scopes) {
    var fields = new ArrayList<By>();
    if (order != null && order.isObject()) {
      for (var entry : order.properties()) {
        add(fields, entry.getKey(), entry.getValue(), scopes);
      }
    } else {
      add(fields, sort == null ? "ID" : sort, order, scopes);
    }
    if (fields.isEmpty()) {
      add(fields, "ID", null, scopes);
    }
    return new UserOrder(List.copyOf(fields));
  }

  private static void add(
      List<By> fields, String name, @Nullable JsonNode direction, Set<String> scopes) {
    var field = UserFields.find(name.strip(), scopes);
    if (field != null) {
      var word = direction == null ? "" : direction.asString("").strip();
      fields.add(new By(field, word.equalsIgnoreCase("DESC")));
    }
  }

  /// Whether the ids alone decide, so that the database can sort.
  boolean isById() {
    return fields.getFirst().field().name().equals("ID");
  }

  boolean isDescending() {
    return fields.getFirst().descending();
  }

  Comparator<UserRow> comparator() {
    return (a, b) -> {
      for (var by : fields) {
        int order = compare(by.field().key(a), by.field().key(b));
        if (order != 0) {
          return by.descending() ? -order : order;
        }
      }
      return Long.compare(a.person().id().value(), b.person().id().value());
    };
  }

  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    return UserCondition.compare(a, b);
  }
}
