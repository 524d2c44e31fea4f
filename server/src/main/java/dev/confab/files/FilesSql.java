package dev.confab.files;

import dev.confab.basics.FileId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The statements of this room.
final class FilesSql {
  private FilesSql() {}

  static void insert(Tx tx, FileId id, String key, Image image, byte[] bytes, Instant now) {
    tx.run(
        """
        INSERT INTO files
          (portal_id, id, access_key, media_type, width, height, bytes, created_ms)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?)""",
        id,
        key,
        image.mediaType(),
        image.width(),
        image.height(),
        bytes,
        now);
  }

  static @Nullable StoredFile find(Reads reads, FileId id, String key) {
    return reads.first(
        """
        SELECT media_type, bytes, created_ms FROM files
        WHERE portal_id = :portal AND id = ? AND access_key = ?""",
        row -> {
          var bytes = row.bytes(2);
          return new StoredFile(id, row.text(1), bytes == null ? new byte[0] : bytes, row.time(3));
        },
        id,
        key);
  }

  static @Nullable String keyOf(Reads reads, FileId id) {
    return reads.first(
        "SELECT access_key FROM files WHERE portal_id = :portal AND id = ?",
        row -> row.text(1),
        id);
  }

  static void delete(Tx tx, FileId id) {
    tx.run("DELETE FROM files WHERE portal_id = :portal AND id = ?", id);
  }
}
