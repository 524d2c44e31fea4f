package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The rows of addresses that take a file.
final class UploadTokensSql {
  private static final String CLEAR =
      """
      DELETE FROM disk_uploads WHERE portal_id = :portal AND token_hash IN
        (SELECT token_hash FROM disk_uploads
         WHERE portal_id = :portal AND expires_ms < ? ORDER BY expires_ms LIMIT ?)""";

  private UploadTokensSql() {}

  static void insert(Tx tx, String hash, UploadTokens.Grant grant, Instant expires) {
    tx.run(
        """
        INSERT INTO disk_uploads
          (portal_id, token_hash, folder_id, user_id, unique_name, expires_ms)
        VALUES (:portal, ?, ?, ?, ?, ?)""",
        hash,
        grant.folder(),
        grant.user(),
        grant.uniqueName(),
        expires);
  }

  static UploadTokens.@Nullable Grant find(Reads reads, String hash, Instant now) {
    return reads.first(
        """
        SELECT folder_id, user_id, unique_name FROM disk_uploads
        WHERE portal_id = :portal AND token_hash = ? AND expires_ms >= ?""",
        row ->
            new UploadTokens.Grant(
                new FileId(row.number(1)), new UserId(row.number(2)), row.flag(3)),
        hash,
        now);
  }

  static boolean delete(Tx tx, String hash) {
    return tx.run("DELETE FROM disk_uploads WHERE portal_id = :portal AND token_hash = ?", hash)
        == 1;
  }

  /// What nobody may use any more, the oldest first.
  static void clear(Tx tx, Instant now, int max) {
    tx.run(CLEAR, now, max);
  }
}
