package dev.confab.portals;

import dev.confab.basics.PortalId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The table `portals`.
final class PortalsSql {
  private static final String SELECT =
      """
      SELECT portal_id, host, member_id, language, timezone, plan, state, https_only, limits,
        revision
      FROM portals WHERE portal_id\s""";
  private static final String THIS = SELECT + "= :portal";
  private static final String FROM_THIS_ON = SELECT + ">= :portal ORDER BY portal_id";

  private static final String INSERT =
      """
      INSERT INTO portals (portal_id, host, member_id, language, timezone, plan, state, https_only,
        limits, revision, created_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String UPDATE =
      """
      UPDATE portals SET member_id = ?, language = ?, timezone = ?, plan = ?, state = ?,
        https_only = ?, limits = ?, revision = ?
      WHERE portal_id = :portal""";

  /// All portals whose id is not below that of the view.
  List<Portal> fromThisOn(Reads reads) {
    return reads.list(FROM_THIS_ON, PortalsSql::portal);
  }

  /// The portal of the view.
  @Nullable Portal find(Reads reads) {
    return reads.first(THIS, PortalsSql::portal);
  }

  void insert(Tx tx, PortalDraft draft, Instant now) {
    tx.run(
        INSERT,
        draft.host(),
        draft.memberId(),
        draft.language(),
        draft.timezone().getId(),
        draft.plan(),
        draft.state().name(),
        draft.httpsOnly(),
        draft.limits().name(),
        draft.revision(),
        now);
  }

  void update(Tx tx, PortalDraft draft) {
    tx.run(
        UPDATE,
        draft.memberId(),
        draft.language(),
        draft.timezone().getId(),
        draft.plan(),
        draft.state().name(),
        draft.httpsOnly(),
        draft.limits().name(),
        draft.revision());
  }

  private static Portal portal(Row row) {
    return new Portal(
        new PortalId(row.number(1)),
        row.text(2),
        row.text(3),
        row.text(4),
        ZoneId.of(row.text(5)),
        row.text(6),
        Portal.State.valueOf(row.text(7).toUpperCase(Locale.ROOT)),
        row.flag(8),
        Portal.LimitProfile.valueOf(row.text(9).toUpperCase(Locale.ROOT)),
        (int) row.number(10));
  }
}
