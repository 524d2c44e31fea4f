package dev.confab.access;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The table `sessions`.
final class SessionsSql {
  private static final String FIND =
      """
      SELECT user_id, expires_ms FROM sessions
      WHERE portal_id = :portal AND session_hash = ?""";

  private static final String INSERT =
      """
      INSERT INTO sessions (portal_id, session_hash, user_id, expires_ms)
      VALUES (:portal, ?, ?, ?)""";

  private static final String DELETE =
      "DELETE FROM sessions WHERE portal_id = :portal AND session_hash = ?";

  private static final String DELETE_ALL_OF =
      "DELETE FROM sessions WHERE portal_id = :portal AND user_id = ?";

  private static final String PRUNE =
      "DELETE FROM sessions WHERE portal_id = :portal AND expires_ms < ?";

  Sessions.@Nullable Session find(Reads reads, String hash) {
    return reads.first(
        FIND, row -> new Sessions.Session(new UserId(row.number(1)), row.time(2)), hash);
  }

  void insert(Tx tx, String hash, Sessions.Session session) {
    tx.run(INSERT, hash, session.user(), session.expires());
  }

  void delete(Tx tx, String hash) {
    tx.run(DELETE, hash);
  }

  void deleteAllOf(Tx tx, UserId user) {
    tx.run(DELETE_ALL_OF, user);
  }

  void prune(Tx tx, Instant now) {
    tx.run(PRUNE, now);
  }
}
