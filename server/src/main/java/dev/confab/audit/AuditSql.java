package dev.confab.audit;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `audit_log`.
final class AuditSql {
  private static final String INSERT =
      """
      INSERT INTO audit_log (portal_id, id, at_ms, user_id, credential, address, action, kind,
        subject, name, changes)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String PRUNE = "DELETE FROM audit_log WHERE portal_id = :portal AND id <= ?";

  private static final String SELECT =
      """
      SELECT id, at_ms, user_id, credential, address, action, kind, subject, name, changes
      FROM audit_log WHERE portal_id = :portal AND id < ?\s""";

  private AuditSql() {}

  static void insert(Tx tx, AuditEntry entry) {
    var deed = entry.deed();
    tx.run(
        INSERT,
        entry.id(),
        entry.at(),
        entry.by(),
        entry.credential(),
        entry.address(),
        deed.action(),
        deed.kind(),
        deed.subject(),
        deed.name(),
        Json.write(deed.changes()));
  }

  static void prune(Tx tx, long upTo) {
    tx.run(PRUNE, upTo);
  }

  static List<AuditEntry> list(Reads reads, AuditFilter filter, int limit) {
    var values = new ArrayList<@Nullable Object>();
    values.add(filter.before() == null ? Long.MAX_VALUE : filter.before());
    var sql = new StringBuilder(SELECT);
    if (filter.by() != null) {
      sql.append("AND user_id = ? ");
      values.add(filter.by());
    }
    if (filter.kind() != null) {
      sql.append("AND kind = ? ");
      values.add(filter.kind());
    }
    sql.append("ORDER BY portal_id DESC, ");
    sql.append(filter.by() != null ? "user_id DESC, " : filter.kind() != null ? "kind DESC, " : "");
    sql.append("id DESC LIMIT ?");
    values.add(limit);
    return reads.list(sql.toString(), AuditSql::entry, values.toArray());
  }

  private static AuditEntry entry(Row row) {
    var changes = new ArrayList<Deed.Change>();
    for (var node : Json.parse(row.text(10))) {
      changes.add(
          new Deed.Change(
              node.path("what").asString(""),
              node.path("from").asString(null),
              node.path("to").asString(null)));
    }
    return new AuditEntry(
        row.number(1),
        row.time(2),
        new UserId(row.number(3)),
        row.text(4),
        row.text(5),
        new Deed(row.text(6), row.text(7), row.text(8), row.text(9), List.copyOf(changes)));
  }
}
