package dev.confab.access;

import dev.confab.basics.UserId;
import dev.confab.basics.WebhookId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `webhooks`.
final class WebhooksSql {
  private static final String SELECT =
      """
      SELECT id, user_id, title, scopes, created_ms, expires_ms FROM webhooks
      WHERE portal_id = :portal\s""";

  private static final String BY_CODE = SELECT + "AND user_id = ? AND code_hash = ?";
  private static final String BY_ID = SELECT + "AND id = ?";
  private static final String AFTER = SELECT + "AND id > ? ORDER BY portal_id, id LIMIT ?";

  private static final String INSERT =
      """
      INSERT INTO webhooks (portal_id, id, user_id, code_hash, title, scopes, created_ms, expires_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String UPDATE =
      """
      UPDATE webhooks SET title = ?, scopes = ?, expires_ms = ?
      WHERE portal_id = :portal AND id = ?""";

  private static final String ROTATE =
      "UPDATE webhooks SET code_hash = ? WHERE portal_id = :portal AND id = ?";

  private static final String DELETE = "DELETE FROM webhooks WHERE portal_id = :portal AND id = ?";

  private WebhooksSql() {}

  static @Nullable Webhook find(Reads reads, UserId user, String codeHash) {
    return reads.first(BY_CODE, WebhooksSql::webhook, user, codeHash);
  }

  static @Nullable Webhook find(Reads reads, WebhookId id) {
    return reads.first(BY_ID, WebhooksSql::webhook, id);
  }

  static List<Webhook> after(Reads reads, WebhookId id, int limit) {
    return reads.list(AFTER, WebhooksSql::webhook, id, limit);
  }

  static void insert(Tx tx, Webhook webhook, String codeHash) {
    tx.run(
        INSERT,
        webhook.id(),
        webhook.user(),
        codeHash,
        webhook.title(),
        CommaList.of(webhook.scopes()),
        webhook.created(),
        webhook.expires());
  }

  static void update(Tx tx, Webhook webhook) {
    tx.run(
        UPDATE, webhook.title(), CommaList.of(webhook.scopes()), webhook.expires(), webhook.id());
  }

  static void rotate(Tx tx, WebhookId id, String codeHash) {
    tx.run(ROTATE, codeHash, id);
  }

  static void delete(Tx tx, WebhookId id) {
    tx.run(DELETE, id);
  }

  private static Webhook webhook(Row row) {
    return new Webhook(
        new WebhookId(row.number(1)),
        new UserId(row.number(2)),
        row.text(3),
        CommaList.texts(row.text(4)),
        row.time(5),
        row.timeOrNull(6));
  }
}
