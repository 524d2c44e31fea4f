package dev.confab.disk;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables of folders, files and their posts.
final class DiskSql {
  private static final String FILE =
      """
      SELECT id, folder_id, name, size, media_type, width, height, access_key, etag, content_id,
        created_by, created_ms
      FROM disk_files WHERE portal_id = :portal\
      """;

  private static final String BY_ID = FILE + " AND id = ?";
  private static final String BY_NAME = FILE + " AND folder_id = ? AND name_key = ?";

  private static final String OF_FOLDER =
      FILE + " AND folder_id = ? ORDER BY portal_id, folder_id, id";

  private static final String INSERT =
      """
      INSERT INTO disk_files (portal_id, id, folder_id, name, name_key, size, media_type, width,
        height, access_key, etag, content_id, created_by, created_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String POST =
      """
      SELECT file_id, chat_id, message_id, user_id, as_file FROM disk_posts
      WHERE portal_id = :portal\
      """;

  private static final String POSTS_OF_FILE =
      POST
          + " AND file_id = ? AND message_id < ?"
          + " ORDER BY portal_id DESC, file_id DESC, message_id DESC LIMIT ?";

  private static final String POSTS_OF_MESSAGE = POST + " AND message_id = ? ORDER BY file_id";

  private static final String POSTS_OF_CHAT =
      POST
          + " AND chat_id = ? AND message_id < ? AND message_id >= ?"
          + " ORDER BY portal_id DESC, chat_id DESC, message_id DESC, file_id DESC LIMIT ?";

  private DiskSql() {}

  static @Nullable Folder folder(Reads reads, FileId id) {
    return reads.first(
        "SELECT id, kind, owner_id FROM disk_folders WHERE portal_id = :portal AND id = ?",
        DiskSql::folder,
        id);
  }

  static @Nullable Folder folder(Reads reads, Folder.Kind kind, long owner) {
    return reads.first(
        """
        SELECT id, kind, owner_id FROM disk_folders
        WHERE portal_id = :portal AND kind = ? AND owner_id = ?\
        """,
        DiskSql::folder,
        kind.word(),
        owner);
  }

  static void insert(Tx tx, Folder folder) {
    tx.run(
        "INSERT INTO disk_folders (portal_id, id, kind, owner_id) VALUES (:portal, ?, ?, ?)",
        folder.id(),
        folder.kind().word(),
        folder.owner());
  }

  static @Nullable DiskFile file(Reads reads, FileId id) {
    return reads.first(BY_ID, DiskSql::file, id);
  }

  static boolean isTaken(Reads reads, FileId folder, String name) {
    return reads.first(BY_NAME, DiskSql::file, folder, FileNames.key(name)) != null;
  }

  static void insert(Tx tx, DiskFile file) {
    tx.run(
        INSERT,
        file.id(),
        file.folder(),
        file.name(),
        FileNames.key(file.name()),
        file.size(),
        file.mediaType(),
        file.width(),
        file.height(),
        file.accessKey(),
        file.etag(),
        file.content(),
        file.createdBy(),
        file.created());
  }

  static void delete(Tx tx, DiskFile file) {
    tx.run("DELETE FROM disk_files WHERE portal_id = :portal AND id = ?", file.id());
    tx.run("DELETE FROM disk_posts WHERE portal_id = :portal AND file_id = ?", file.id());
    var shared =
        tx.first(
            "SELECT 1 FROM disk_files WHERE portal_id = :portal AND content_id = ? LIMIT 1",
            row -> row.number(1),
            file.content());
    if (shared == null) {
      ContentsSql.delete(tx, file.content());
    }
  }

  static void insert(Tx tx, DiskPost post) {
    tx.run(
        """
        INSERT INTO disk_posts (portal_id, file_id, chat_id, message_id, user_id, as_file)
        VALUES (:portal, ?, ?, ?, ?, ?)\
        """,
        post.file(),
        post.chat(),
        post.message(),
        post.user(),
        post.asFile());
  }

  /// What shows a file, wherever it is; newest first.
  static List<DiskPost> posts(Reads reads, FileId file, int limit) {
    return posts(reads, file, Long.MAX_VALUE, limit);
  }

  /// The same, older than `before`.
  static List<DiskPost> posts(Reads reads, FileId file, long before, int limit) {
    return reads.list(POSTS_OF_FILE, DiskSql::post, file, before, limit);
  }

  static List<DiskPost> posts(Reads reads, MessageId message) {
    return reads.list(POSTS_OF_MESSAGE, DiskSql::post, message);
  }

  /// What messages of a chat show, from one older than `before` back to `from`; newest first.
  static List<DiskPost> posts(Reads reads, ChatId chat, long before, long from, int limit) {
    return reads.list(POSTS_OF_CHAT, DiskSql::post, chat, before, from, limit);
  }

  /// The files of these ids, in no order; unknown ids are passed over.
  static List<DiskFile> files(Reads reads, List<FileId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return reads.list(
        FILE + " AND id IN " + Among.places(ids), DiskSql::file, Among.padded(ids).toArray());
  }

  /// All files of a folder: only for one that is to go.
  static List<DiskFile> files(Tx tx, FileId folder) {
    return tx.list(OF_FOLDER, DiskSql::file, folder);
  }

  /// The files that messages of a chat show, or showed: only for one that is to go.
  static List<FileId> shownFiles(Tx tx, ChatId chat) {
    var sql = "SELECT file_id FROM disk_posts WHERE portal_id = :portal AND chat_id = ?";
    return tx.list(sql, row -> new FileId(row.number(1)), chat).stream().distinct().toList();
  }

  static void deletePosts(Tx tx, ChatId chat) {
    tx.run("DELETE FROM disk_posts WHERE portal_id = :portal AND chat_id = ?", chat);
  }

  private static DiskPost post(Row row) {
    return new DiskPost(
        new FileId(row.number(1)),
        new ChatId(row.number(2)),
        new MessageId(row.number(3)),
        new UserId(row.number(4)),
        row.flag(5));
  }

  private static Folder folder(Row row) {
    var kind = row.text(2).equals("chat") ? Folder.Kind.CHAT : Folder.Kind.SAVED;
    return new Folder(new FileId(row.number(1)), kind, row.number(3));
  }

  private static DiskFile file(Row row) {
    return new DiskFile(
        new FileId(row.number(1)),
        new FileId(row.number(2)),
        row.text(3),
        row.number(4),
        row.text(5),
        row.number(6),
        row.number(7),
        row.text(8),
        row.text(9),
        new FileId(row.number(10)),
        new UserId(row.number(11)),
        row.time(12));
  }
}
