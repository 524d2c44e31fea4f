package dev.confab.bots;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tally;
import dev.confab.sql.Tx;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table `bot_counts`. Numbers are added up beside the messages they count, so that no call
/// pays a statement for them.
final class BotCountsSql {
  private static final String MESSAGES =
      """
      INSERT INTO bot_counts (portal_id, bot_id, told) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, bot_id)
        DO UPDATE SET told = bot_counts.told + excluded.told""";

  private static final String CHATS =
      """
      INSERT INTO bot_counts (portal_id, bot_id, joined) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, bot_id) DO UPDATE SET joined = bot_counts.joined + excluded.joined""";

  private static final String USERS =
      """
      INSERT INTO bot_counts (portal_id, bot_id, opened) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, bot_id) DO UPDATE SET opened = bot_counts.opened + excluded.opened""";

  private static final String AMONG =
      """
      SELECT bot_id, told, joined, opened FROM bot_counts
      WHERE portal_id = :portal AND bot_id IN ("""
          + String.join(", ", Collections.nCopies(BotsSql.AMONG_MAX, "?"))
          + ")";

  private BotCountsSql() {}

  static void message(Tx tx, UserId bot) {
    tx.add(Tally.of(MESSAGES, bot), 1);
  }

  static void chat(Tx tx, UserId bot, int change) {
    tx.add(Tally.of(CHATS, bot), change);
  }

  static void user(Tx tx, UserId bot, int change) {
    tx.add(Tally.of(USERS, bot), change);
  }

  /// Those of at most [BotsSql#AMONG_MAX] bots that did something.
  static Map<UserId, BotCounts> among(Reads reads, List<UserId> bots) {
    @Nullable Object[] values = new @Nullable Object[BotsSql.AMONG_MAX];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < bots.size() ? bots.get(i) : new UserId(0);
    }
    var found = new HashMap<UserId, BotCounts>();
    reads.list(
        AMONG,
        row ->
            found.put(
                new UserId(row.number(1)),
                new BotCounts(row.number(2), row.number(3), row.number(4))),
        values);
    return found;
  }
}
