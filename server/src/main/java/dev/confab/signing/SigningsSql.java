package dev.confab.signing;

import dev.confab.basics.AppId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;

/// The table `signings`.
final class SigningsSql {
  private SigningsSql() {}

  static Signing find(Reads reads, AppId app) {
    var found =
        reads.first(
            """
            SELECT mode, generation, old_until_ms FROM signings
            WHERE portal_id = :portal AND app_id = ?""",
            row ->
                new Signing(
                    row.number(1) == 0 ? null : Mode.of(row.number(1)),
                    row.number(2),
                    row.timeOrNull(3)),
            app);
    return found == null ? Signing.OFF : found;
  }

  static void put(Tx tx, AppId app, Signing signing) {
    var mode = signing.mode();
    tx.run(
        """
        INSERT INTO signings (portal_id, app_id, mode, generation, old_until_ms)
        VALUES (:portal, ?, ?, ?, ?)
        ON CONFLICT (portal_id, app_id) DO UPDATE SET mode = excluded.mode,
          generation = excluded.generation, old_until_ms = excluded.old_until_ms""",
        app,
        mode == null ? 0 : mode.number(),
        signing.generation(),
        signing.oldUntil());
  }
}
