package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `apps`.
final class AppsSql {
  private static final String SELECT =
      """
      SELECT id, kind, client_id, title, scopes, handler_url, install_url, application_token,
        version, status, installed, only_api, blocked, allowed_users, tokens_valid_from_ms,
        client_secret_hash, paid_until_ms
      FROM apps WHERE portal_id = :portal""";

  private static final String BY_ID = SELECT + " AND id = ?";
  private static final String AMONG = SELECT + " AND id IN " + Among.PLACES;
  private static final String BY_CLIENT = SELECT + " AND kind = ? AND client_id = ?";
  private static final String AFTER =
      SELECT + " AND kind = ? AND id > ? ORDER BY portal_id, kind, id LIMIT ?";

  private static final String INSERT =
      """
      INSERT INTO apps (portal_id, id, kind, client_id, title, scopes, handler_url, install_url,
        application_token, version, status, installed, only_api, blocked, allowed_users,
        tokens_valid_from_ms, client_secret_hash, paid_until_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String UPDATE =
      """
      UPDATE apps SET kind = ?, title = ?, scopes = ?, handler_url = ?, install_url = ?,
        application_token = ?, version = ?, status = ?, installed = ?, only_api = ?, blocked = ?,
        allowed_users = ?, tokens_valid_from_ms = ?, client_secret_hash = ?, paid_until_ms = ?
      WHERE portal_id = :portal AND id = ?""";

  /// A row whole: the application, and what only its own room may see.
  record Stored(App app, String secretHash, @Nullable Instant paidUntil) {
    Stored with(App changed) {
      return new Stored(changed, secretHash, paidUntil);
    }
  }

  @Nullable Stored find(Reads reads, AppId id) {
    return reads.first(BY_ID, AppsSql::stored, id);
  }

  List<App> among(Reads reads, Collection<AppId> ids) {
    return Among.parts(ids).stream()
        .flatMap(part -> reads.list(AMONG, row -> stored(row).app(), part).stream())
        .toList();
  }

  @Nullable Stored byClient(Reads reads, String kind, String clientId) {
    return reads.first(BY_CLIENT, AppsSql::stored, kind, clientId);
  }

  List<Stored> after(Reads reads, String kind, AppId id, int limit) {
    return reads.list(AFTER, AppsSql::stored, kind, id, limit);
  }

  void insert(Tx tx, Stored stored) {
    var app = stored.app();
    var values = new ArrayList<@Nullable Object>(List.of(app.id(), app.kind(), app.clientId()));
    values.addAll(changeable(stored));
    tx.run(INSERT, values.toArray());
  }

  void update(Tx tx, Stored stored) {
    var values = new ArrayList<@Nullable Object>(List.of(stored.app().kind()));
    values.addAll(changeable(stored));
    values.add(stored.app().id());
    tx.run(UPDATE, values.toArray());
  }

  void rename(Tx tx, AppId id, String clientId) {
    tx.run("UPDATE apps SET client_id = ? WHERE portal_id = :portal AND id = ?", clientId, id);
  }

  private static List<@Nullable Object> changeable(Stored stored) {
    var app = stored.app();
    var values = new ArrayList<@Nullable Object>();
    values.add(app.title());
    values.add(CommaList.of(app.scopes()));
    values.add(app.handlerUrl());
    values.add(app.installUrl());
    values.add(app.applicationToken());
    values.add(app.version());
    values.add(app.status());
    values.add(app.installed());
    values.add(app.onlyApi());
    values.add(app.blocked());
    values.add(CommaList.of(app.allowedUsers()));
    values.add(app.tokensValidFrom());
    values.add(stored.secretHash());
    values.add(stored.paidUntil());
    return values;
  }

  private static Stored stored(Row row) {
    var app =
        new App(
            new AppId(row.number(1)),
            row.text(2),
            row.text(3),
            row.text(4),
            CommaList.texts(row.text(5)),
            row.text(6),
            row.text(7),
            row.text(8),
            row.number(9),
            row.text(10),
            row.flag(11),
            row.flag(12),
            row.flag(13),
            CommaList.users(row.text(14)),
            row.time(15));
    return new Stored(app, row.text(16), row.timeOrNull(17));
  }
}
