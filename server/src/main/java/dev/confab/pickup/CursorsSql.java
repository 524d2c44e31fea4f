package dev.confab.pickup;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `cursors`.
final class CursorsSql {
  private CursorsSql() {}

  static @Nullable Cursor find(Reads reads, UserId bot, String name) {
    return reads.first(
        """
        SELECT name, next_id, settled_id, moved_ms FROM cursors
        WHERE portal_id = :portal AND bot_id = ? AND name = ?""",
        CursorsSql::cursor,
        bot,
        name);
  }

  static List<Cursor> all(Reads reads, UserId bot) {
    return reads.list(
        """
        SELECT name, next_id, settled_id, moved_ms FROM cursors
        WHERE portal_id = :portal AND bot_id = ? ORDER BY portal_id, bot_id, name""",
        CursorsSql::cursor,
        bot);
  }

  static void put(Tx tx, UserId bot, Cursor cursor) {
    tx.run(
        """
        INSERT INTO cursors (portal_id, bot_id, name, next_id, settled_id, moved_ms)
        VALUES (:portal, ?, ?, ?, ?, ?)
        ON CONFLICT (portal_id, bot_id, name) DO UPDATE SET next_id = excluded.next_id,
          settled_id = excluded.settled_id, moved_ms = excluded.moved_ms""",
        bot,
        cursor.name(),
        cursor.next(),
        cursor.settled(),
        cursor.moved());
  }

  static boolean delete(Tx tx, UserId bot, String name) {
    return tx.run(
            "DELETE FROM cursors WHERE portal_id = :portal AND bot_id = ? AND name = ?", bot, name)
        > 0;
  }

  static void deleteAll(Tx tx, UserId bot) {
    tx.run("DELETE FROM cursors WHERE portal_id = :portal AND bot_id = ?", bot);
  }

  private static Cursor cursor(Row row) {
    return new Cursor(
        row.text(1), new EventId(row.number(2)), new EventId(row.number(3)), row.time(4));
  }
}
