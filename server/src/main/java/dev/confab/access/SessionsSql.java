package dev.confab.access;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `sessions`. A session is named by the beginning of its hash: long enough to be one of
/// a kind among a user's, too short to be the hash.
final class SessionsSql {
  private static final int ID_LENGTH = 16;

  private static final String COLUMNS =
      "session_hash, user_id, expires_ms, browser, address, created_ms, used_ms";

  private static final String FIND =
      "SELECT "
          + COLUMNS
          + """
           FROM sessions
          WHERE portal_id = :portal AND session_hash = ?""";

  private static final String OF_USER =
      "SELECT "
          + COLUMNS
          + """
           FROM sessions
          WHERE portal_id = :portal AND user_id = ?
          ORDER BY portal_id, user_id, created_ms, session_hash
          LIMIT ?""";

  private static final String INSERT =
      """
      INSERT INTO sessions (
        portal_id, session_hash, user_id, expires_ms, browser, address, created_ms, used_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String USE =
      """
      UPDATE sessions SET used_ms = ?, address = ?
      WHERE portal_id = :portal AND user_id = ? AND session_hash >= ? AND session_hash < ?""";

  private static final String DELETE =
      """
      DELETE FROM sessions
      WHERE portal_id = :portal AND user_id = ? AND session_hash >= ? AND session_hash < ?""";

  private static final String PRUNE =
      "DELETE FROM sessions WHERE portal_id = :portal AND expires_ms < ?";

  Sessions.@Nullable Session find(Reads reads, String hash) {
    return reads.first(FIND, SessionsSql::session, hash);
  }

  /// A store from before sessions were counted may hold more.
  List<Sessions.Session> of(Reads reads, UserId user) {
    return reads.list(OF_USER, SessionsSql::session, user, 2 * Sessions.PER_USER_MAX);
  }

  private static Sessions.Session session(Row row) {
    return new Sessions.Session(
        row.text(1).substring(0, ID_LENGTH),
        new UserId(row.number(2)),
        row.time(3),
        new Visit(row.text(4), row.text(5)),
        row.time(6),
        row.time(7));
  }

  void insert(Tx tx, String hash, UserId user, Instant expires, Visit visit, Instant now) {
    tx.run(INSERT, hash, user, expires, visit.browser(), visit.address(), now, now);
  }

  void use(Tx tx, String id, UserId user, String address, Instant now) {
    tx.run(USE, now, address, user, id, end(id));
  }

  void delete(Tx tx, String id, UserId user) {
    tx.run(DELETE, user, id, end(id));
  }

  /// Hashes are lower-case hex, which ends before this.
  private static String end(String id) {
    return id + "g";
  }

  void prune(Tx tx, Instant now) {
    tx.run(PRUNE, now);
  }
}
