package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The rows of links.
final class LinksSql {
  private static final String INSERT =
      """
      INSERT INTO disk_links (portal_id, token_hash, file_id, expires_ms)
      VALUES (:portal, ?, ?, ?)""";

  private static final String CLEAR =
      """
      DELETE FROM disk_links WHERE portal_id = :portal AND token_hash IN
        (SELECT token_hash FROM disk_links
         WHERE portal_id = :portal AND expires_ms < ? ORDER BY expires_ms LIMIT ?)""";

  private LinksSql() {}

  static void insert(Tx tx, String hash, FileId file, Instant expires) {
    tx.run(INSERT, hash, file, expires);
  }

  static @Nullable FileId find(Reads reads, String hash, Instant now) {
    return reads.first(
        """
        SELECT file_id FROM disk_links
        WHERE portal_id = :portal AND token_hash = ? AND expires_ms >= ?""",
        row -> new FileId(row.number(1)),
        hash,
        now);
  }

  static boolean delete(Tx tx, String hash) {
    return tx.run("DELETE FROM disk_links WHERE portal_id = :portal AND token_hash = ?", hash) == 1;
  }

  /// What nobody may use any more, the oldest first.
  static void clear(Tx tx, Instant now, int max) {
    tx.run(CLEAR, now, max);
  }
}
