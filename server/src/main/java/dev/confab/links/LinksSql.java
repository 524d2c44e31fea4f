package dev.confab.links;

import dev.confab.basics.MessageId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of links that are to be looked at, and of what was found.
final class LinksSql {
  private static final String WISH =
      """
      INSERT INTO link_wishes (portal_id, message_id, address) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, message_id) DO UPDATE SET address = excluded.address""";

  private static final String KEEP =
      """
      INSERT INTO link_pages (portal_id, address, card, looked_ms) VALUES (:portal, ?, ?, ?)
      ON CONFLICT (portal_id, address) DO UPDATE
        SET card = excluded.card, looked_ms = excluded.looked_ms""";

  /// A link of a message.
  record Wish(MessageId message, String address) {}

  /// What a page says of itself, as JSON; null: nothing.
  record Found(@Nullable String card) {}

  private LinksSql() {}

  static void wish(Tx tx, MessageId message, String address) {
    tx.run(WISH, message, address);
  }

  static List<Wish> wishes(Reads reads, int max) {
    return reads.list(
        """
        SELECT message_id, address FROM link_wishes WHERE portal_id = :portal
        ORDER BY portal_id, message_id LIMIT ?""",
        row -> new Wish(new MessageId(row.number(1)), row.text(2)),
        max);
  }

  /// The message may link elsewhere by now: that is another wish, and stays.
  static void fulfilled(Tx tx, Wish wish) {
    tx.run(
        "DELETE FROM link_wishes WHERE portal_id = :portal AND message_id = ? AND address = ?",
        wish.message(),
        wish.address());
  }

  static @Nullable Found found(Reads reads, String address, Instant since) {
    return reads.first(
        "SELECT card FROM link_pages WHERE portal_id = :portal AND address = ? AND looked_ms >= ?",
        row -> new Found(row.textOrNull(1)),
        address,
        since);
  }

  static void keep(Tx tx, String address, @Nullable String card, Instant now) {
    tx.run(KEEP, address, card, now);
  }

  static void forget(Tx tx, Instant before) {
    tx.run("DELETE FROM link_pages WHERE portal_id = :portal AND looked_ms < ?", before);
  }
}
