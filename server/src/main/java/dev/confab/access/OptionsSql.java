package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.LinkedHashMap;
import java.util.Map;

/// The table `app_options`.
final class OptionsSql {
  private record Option(String name, String value) {}

  private OptionsSql() {}

  /// All of an application, or of a user there, by name; values are JSON.
  static Map<String, String> all(Reads reads, AppId app, long user) {
    var all = new LinkedHashMap<String, String>();
    reads
        .list(
            """
            SELECT name, value FROM app_options
            WHERE portal_id = :portal AND app_id = ? AND user_id = ? ORDER BY name""",
            row -> new Option(row.text(1), row.text(2)),
            app,
            user)
        .forEach(option -> all.put(option.name(), option.value()));
    return all;
  }

  static void put(Tx tx, AppId app, long user, String name, String value) {
    tx.run(
        """
        INSERT INTO app_options (portal_id, app_id, user_id, name, value)
        VALUES (:portal, ?, ?, ?, ?)
        ON CONFLICT (portal_id, app_id, user_id, name) DO UPDATE SET value = excluded.value""",
        app,
        user,
        name,
        value);
  }

  static void deleteAll(Tx tx, AppId app) {
    tx.run("DELETE FROM app_options WHERE portal_id = :portal AND app_id = ?", app);
  }
}
