package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The table `handler_notes`.
final class HandlerNotesSql {
  Map<HandlerNotes.Place, HandlerNote> all(Reads reads) {
    var rows =
        reads.list(
            """
            SELECT app_id, address, closed_ms, warning FROM handler_notes
            WHERE portal_id = :portal""",
            row ->
                Map.entry(
                    new HandlerNotes.Place(new AppId(row.number(1)), row.text(2)),
                    new HandlerNote(row.timeOrNull(3), row.textOrNull(4))));
    var all = new HashMap<HandlerNotes.Place, HandlerNote>();
    rows.forEach(row -> all.put(row.getKey(), row.getValue()));
    return all;
  }

  void close(Tx tx, HandlerNotes.Place place, Instant now) {
    tx.run(
        """
        INSERT INTO handler_notes (portal_id, app_id, address, closed_ms) VALUES (:portal, ?, ?, ?)
        ON CONFLICT (portal_id, app_id, address) DO UPDATE SET closed_ms = excluded.closed_ms""",
        place.app(),
        place.address(),
        now);
  }

  void warn(Tx tx, HandlerNotes.Place place, String warning) {
    tx.run(
        """
        INSERT INTO handler_notes (portal_id, app_id, address, warning) VALUES (:portal, ?, ?, ?)
        ON CONFLICT (portal_id, app_id, address) DO UPDATE SET warning = excluded.warning""",
        place.app(),
        place.address(),
        warning);
  }

  int clear(Tx tx, AppId app) {
    return tx.run("DELETE FROM handler_notes WHERE portal_id = :portal AND app_id = ?", app);
  }
}
