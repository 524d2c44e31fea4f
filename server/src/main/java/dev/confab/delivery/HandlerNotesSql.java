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
            WHERE portal_id = :portal\
            """,
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
        ON CONFLICT (portal_id, app_id, address) DO UPDATE SET closed_ms = excluded.closed_ms\
        """,
        place.app(),
        place.address(),
        now);
  }

  void warn(Tx tx, HandlerNotes.Place place, String warning) {
    tx.run(
        """
        INSERT INTO handler_notes (portal_id, app_id, address, warning) VALUES (:portal, ?, ?, ?)
        ON CONFLICT (portal_id, app_id, address) DO UPDATE SET warning = excluded.warning\
        """,
        place.app(),
        place.address(),
        warning);
  }

  /// Takes back the warning of an address; its closing stays.
  void unwarn(Tx tx, HandlerNotes.Place place) {
    tx.run(
        """
        DELETE FROM handler_notes
        WHERE portal_id = :portal AND app_id = ? AND address = ? AND closed_ms IS NULL\
        """,
        place.app(),
        place.address());
    tx.run(
        """
        UPDATE handler_notes SET warning = NULL
        WHERE portal_id = :portal AND app_id = ? AND address = ?\
        """,
        place.app(),
        place.address());
  }

  /// Opens what is closed; returns how many were.
  int open(Tx tx, AppId app) {
    int plain =
        tx.run(
            """
            DELETE FROM handler_notes
            WHERE portal_id = :portal AND app_id = ? AND closed_ms IS NOT NULL AND warning IS NULL\
            """,
            app);
    int warned =
        tx.run(
            """
            UPDATE handler_notes SET closed_ms = NULL
            WHERE portal_id = :portal AND app_id = ? AND closed_ms IS NOT NULL\
            """,
            app);
    return plain + warned;
  }
}
