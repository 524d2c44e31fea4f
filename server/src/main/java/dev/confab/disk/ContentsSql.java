package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// The tables that say where contents and previews stand, and the parts of old contents.
final class ContentsSql {
  /// Bytes of a part.
  static final int PART_BYTES = 256 * 1024;

  private static final String NAMED =
      """
      SELECT 1 FROM disk_contents WHERE portal_id = :portal AND blob_id = ?
      UNION ALL SELECT 1 FROM disk_previews WHERE portal_id = :portal AND blob_id = ?""";

  private static final String OLD =
      """
      SELECT content_id FROM disk_parts
      WHERE portal_id = :portal AND content_id > ? ORDER BY portal_id, content_id LIMIT 1""";

  private ContentsSql() {}

  static void insert(Tx tx, FileId content, String blob) {
    tx.run(
        "INSERT INTO disk_contents (portal_id, content_id, blob_id) VALUES (:portal, ?, ?)",
        content,
        blob);
  }

  static @Nullable String blob(Reads reads, FileId content) {
    return reads.first(
        "SELECT blob_id FROM disk_contents WHERE portal_id = :portal AND content_id = ?",
        row -> row.text(1),
        content);
  }

  static boolean isNamed(Reads reads, String blob) {
    return reads.first(NAMED, row -> row.number(1), blob, blob) != null;
  }

  /// How long a content is; null where no file has it any more.
  static @Nullable Long size(Reads reads, FileId content) {
    return reads.first(
        "SELECT size FROM disk_files WHERE portal_id = :portal AND content_id = ? LIMIT 1",
        row -> row.number(1),
        content);
  }

  static void delete(Tx tx, FileId content) {
    tx.run("DELETE FROM disk_contents WHERE portal_id = :portal AND content_id = ?", content);
    tx.run("DELETE FROM disk_previews WHERE portal_id = :portal AND content_id = ?", content);
    deleteParts(tx, content);
  }

  static void deleteParts(Tx tx, FileId content) {
    tx.run("DELETE FROM disk_parts WHERE portal_id = :portal AND content_id = ?", content);
  }

  static void insertPart(Tx tx, FileId content, long part, byte[] bytes) {
    tx.run(
        "INSERT INTO disk_parts (portal_id, content_id, part, bytes) VALUES (:portal, ?, ?, ?)",
        content,
        part,
        bytes);
  }

  static byte @Nullable [] part(Reads reads, FileId content, long part) {
    return reads.first(
        "SELECT bytes FROM disk_parts WHERE portal_id = :portal AND content_id = ? AND part = ?",
        row -> {
          var bytes = row.bytes(1);
          return bytes == null ? new byte[0] : bytes;
        },
        content,
        part);
  }

  /// The first content behind this one that stands in parts; null when there is none.
  static @Nullable FileId oldAfter(Reads reads, FileId content) {
    return reads.first(OLD, row -> new FileId(row.number(1)), content);
  }

  static void insert(Tx tx, FileId content, int side, Preview preview) {
    tx.run(
        """
        INSERT INTO disk_previews (portal_id, content_id, side, blob_id, media_type, size)
        VALUES (:portal, ?, ?, ?, ?, ?)""",
        content,
        side,
        preview.blob(),
        preview.mediaType(),
        preview.size());
  }

  static @Nullable Preview preview(Reads reads, FileId content, int side) {
    return reads.first(
        """
        SELECT blob_id, media_type, size FROM disk_previews
        WHERE portal_id = :portal AND content_id = ? AND side = ?""",
        row -> new Preview(row.text(1), row.text(2), row.number(3)),
        content,
        side);
  }
}
