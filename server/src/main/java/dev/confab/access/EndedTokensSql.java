package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;

/// The table `ended_tokens`.
final class EndedTokensSql {
  private static final String HAS =
      "SELECT 1 FROM ended_tokens WHERE portal_id = :portal AND app_id = ? AND user_id = ?";

  private static final String END =
      """
      INSERT INTO ended_tokens (portal_id, app_id, user_id, ended_ms) VALUES (:portal, ?, ?, ?)
      ON CONFLICT (portal_id, app_id, user_id) DO NOTHING\
      """;

  private EndedTokensSql() {}

  static boolean has(Reads reads, AppId app, UserId user) {
    return reads.first(HAS, row -> true, app, user) != null;
  }

  static void end(Tx tx, AppId app, UserId user, Instant now) {
    tx.run(END, app, user, now);
  }
}
