package dev.confab.people;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.UserId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tables `departments` and `department_members`.
final class DepartmentsSql {
  private static final int IDS_MAX = 256;

  private static final String SELECT =
      """
      SELECT id, name, sort, parent_id, head_id FROM departments WHERE portal_id = :portal\s""";

  private static final String ALL = SELECT + "ORDER BY portal_id, id LIMIT ?";
  private static final String BY_ID = SELECT + "AND id = ?";

  private static final String SAVE =
      """
      INSERT INTO departments (portal_id, id, name, sort, parent_id, head_id)
      VALUES (:portal, ?, ?, ?, ?, ?)
      ON CONFLICT (portal_id, id) DO UPDATE SET name = excluded.name, sort = excluded.sort,
        parent_id = excluded.parent_id, head_id = excluded.head_id""";

  private static final String LEAVE =
      "DELETE FROM department_members WHERE portal_id = :portal AND department_id = ? AND user_id = ?";

  private static final String JOIN =
      """
      INSERT INTO department_members (portal_id, department_id, user_id) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, department_id, user_id) DO NOTHING""";

  private static final String MEMBERS =
      """
      SELECT user_id FROM department_members WHERE portal_id = :portal AND department_id = ?
      ORDER BY user_id""";

  private DepartmentsSql() {}

  static List<Department> all(Reads reads, int limit) {
    return reads.list(ALL, DepartmentsSql::department, limit);
  }

  static @Nullable Department find(Reads reads, DepartmentId id) {
    return reads.first(BY_ID, DepartmentsSql::department, id);
  }

  static void save(Tx tx, Department department) {
    tx.run(
        SAVE,
        department.id(),
        department.name(),
        department.sort(),
        department.parent(),
        department.head());
  }

  static List<UserId> members(Reads reads, DepartmentId department) {
    return reads.list(MEMBERS, row -> new UserId(row.number(1)), department);
  }

  /// The members of any of these, each once, in the order of their ids.
  static List<UserId> members(Reads reads, Collection<DepartmentId> departments) {
    var ids = new TreeSet<Long>();
    var left = List.copyOf(departments);
    for (int from = 0; from < left.size(); from += IDS_MAX) {
      ids.addAll(some(reads, left.subList(from, Math.min(left.size(), from + IDS_MAX))));
    }
    return ids.stream().map(UserId::new).toList();
  }

  private static List<Long> some(Reads reads, List<DepartmentId> ids) {
    return reads.list(
        "SELECT user_id FROM department_members WHERE portal_id = :portal AND department_id IN "
            + Among.places(ids),
        row -> row.number(1),
        Among.padded(ids).toArray());
  }

  static void leave(Tx tx, DepartmentId department, UserId user) {
    tx.run(LEAVE, department, user);
  }

  static void join(Tx tx, DepartmentId department, UserId user) {
    tx.run(JOIN, department, user);
  }

  private static Department department(Row row) {
    var parent = row.numberOrNull(4);
    var head = row.numberOrNull(5);
    return new Department(
        new DepartmentId(row.number(1)),
        row.text(2),
        row.number(3),
        parent == null ? null : new DepartmentId(parent),
        head == null ? null : new UserId(head));
  }
}
