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
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?)\
        """,
        id,
        key,
        image.mediaType(),
        image.width(),
        image.height(),
        bytes,
        now);
  }

  /// A row as it stands.
  ///
  /// @param bytes empty where they are outside
  /// @param blob empty where they are not
  record Kept(String mediaType, byte[] bytes, Instant created, String blob, long size) {}

  static @Nullable Kept find(Reads reads, FileId id, String key) {
    return reads.first(
        """
        SELECT media_type, bytes, created_ms, blob_id, size FROM files
        WHERE portal_id = :portal AND id = ? AND access_key = ?\
        """,
        row -> {
          var bytes = row.bytes(2);
          return new Kept(
              row.text(1),
              bytes == null ? new byte[0] : bytes,
              row.time(3),
              row.text(4),
              row.number(5));
        },
        id,
        key);
  }

  /// The first file behind this one whose bytes stand in its row.
  static @Nullable FileId insideAfter(Reads reads, FileId id) {
    return reads.first(
        """
        SELECT id FROM files WHERE portal_id = :portal AND blob_id = '' AND id > ?
        ORDER BY portal_id, blob_id, id LIMIT 1\
        """,
        row -> new FileId(row.number(1)),
        id);
  }

  /// The bytes that stand in a row; null where there are none.
  static byte @Nullable [] inside(Reads reads, FileId id) {
    return reads.first(
        "SELECT bytes FROM files WHERE portal_id = :portal AND id = ? AND blob_id = ''",
        row -> {
          var bytes = row.bytes(1);
          return bytes == null ? new byte[0] : bytes;
        },
        id);
  }

  /// False where the bytes are outside already, or the file is gone.
  static boolean move(Tx tx, FileId id, String blob, long size) {
    return tx.run(
            """
            UPDATE files SET blob_id = ?, size = ?, bytes = ?
            WHERE portal_id = :portal AND id = ? AND blob_id = ''\
            """,
            blob,
            size,
            new byte[0],
            id)
        == 1;
  }

  static boolean isNamed(Reads reads, String blob) {
    return reads.first(
            "SELECT id FROM files WHERE portal_id = :portal AND blob_id = ? LIMIT 1",
            row -> row.number(1),
            blob)
        != null;
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
