package dev.confab.hooks;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `hooks`.
final class HooksSql {
  /// Most handlers of one event that are told.
  static final int OF_EVENT_MAX = 10_000;

  private static final String HOOK =
      """
      SELECT id, app_id, event, url, user_id, offline, connector, pause_seconds, notified_ms
      FROM hooks WHERE portal_id = :portal""";

  private HooksSql() {}

  private static Hook hook(Row row) {
    var user = row.number(5);
    return new Hook(
        new HandlerId(row.number(1)),
        new AppId(row.number(2)),
        HookEvent.valueOf(row.text(3)),
        row.text(4),
        user == 0 ? null : new UserId(user),
        row.flag(6),
        row.text(7),
        Duration.ofSeconds(row.number(8)),
        row.time(9));
  }

  static @Nullable Hook find(Reads reads, HandlerId id) {
    return reads.first(HOOK + " AND id = ?", HooksSql::hook, id);
  }

  static List<Hook> ofApp(Reads reads, AppId app) {
    return reads.list(HOOK + " AND app_id = ? ORDER BY portal_id, app_id, id", HooksSql::hook, app);
  }

  static List<Hook> ofEvent(Reads reads, HookEvent event) {
    return reads.list(
        HOOK + " AND event = ? ORDER BY portal_id, event, id LIMIT ?",
        HooksSql::hook,
        event.name(),
        OF_EVENT_MAX);
  }

  static void insert(Tx tx, Hook hook) {
    var user = hook.user();
    tx.run(
        """
        INSERT INTO hooks (portal_id, id, app_id, event, url, user_id, offline, connector,
          pause_seconds, notified_ms)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        hook.id(),
        hook.app(),
        hook.event().name(),
        hook.url(),
        user == null ? 0L : user,
        hook.offline(),
        hook.connector(),
        hook.pause().toSeconds(),
        hook.notified());
  }

  static void changePause(Tx tx, HandlerId id, Duration pause) {
    tx.run(
        "UPDATE hooks SET pause_seconds = ? WHERE portal_id = :portal AND id = ?",
        pause.toSeconds(),
        id);
  }

  static void notified(Tx tx, HandlerId id, Instant due) {
    tx.run("UPDATE hooks SET notified_ms = ? WHERE portal_id = :portal AND id = ?", due, id);
  }

  static void delete(Tx tx, HandlerId id) {
    tx.run("DELETE FROM hooks WHERE portal_id = :portal AND id = ?", id);
  }
}
