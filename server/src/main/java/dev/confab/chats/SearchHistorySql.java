package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;

/// The table `search_history`.
final class SearchHistorySql {
  private SearchHistorySql() {}

  static void save(Tx tx, UserId user, String dialog, Instant now) {
    tx.run(
        """
        INSERT INTO search_history (portal_id, user_id, dialog, found_ms)
        VALUES (:portal, ?, ?, ?)
        ON CONFLICT (portal_id, user_id, dialog) DO UPDATE SET found_ms = excluded.found_ms""",
        user,
        dialog,
        now);
  }

  static boolean delete(Tx tx, UserId user, String dialog) {
    return tx.run(
            "DELETE FROM search_history WHERE portal_id = :portal AND user_id = ? AND dialog = ?",
            user,
            dialog)
        > 0;
  }

  /// A user has few of them, so they are sorted here and not by an index.
  static List<String> of(Reads reads, UserId user) {
    return reads.list(
        """
        SELECT dialog FROM search_history WHERE portal_id = :portal AND user_id = ?
        ORDER BY found_ms DESC, dialog""",
        row -> row.text(1),
        user);
  }
}
