package dev.confab.access;

import dev.confab.basics.UserId;
import dev.confab.basics.WebhookId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// The table `webhooks`.
final class WebhooksSql {
  private static final String FIND =
      """
      SELECT id, user_id, scopes, expires_ms FROM webhooks
      WHERE portal_id = :portal AND user_id = ? AND code_hash = ?""";

  private static final String INSERT =
      """
      INSERT INTO webhooks (portal_id, id, user_id, code_hash, scopes, expires_ms)
      VALUES (:portal, ?, ?, ?, ?, ?)""";

  private static final String UPDATE =
      "UPDATE webhooks SET scopes = ?, expires_ms = ? WHERE portal_id = :portal AND id = ?";

  @Nullable Webhook find(Reads reads, UserId user, String codeHash) {
    return reads.first(
        FIND,
        row ->
            new Webhook(
                new WebhookId(row.number(1)),
                new UserId(row.number(2)),
                CommaList.texts(row.text(3)),
                row.timeOrNull(4)),
        user,
        codeHash);
  }

  void insert(Tx tx, Webhook webhook, String codeHash) {
    tx.run(
        INSERT,
        webhook.id(),
        webhook.user(),
        codeHash,
        CommaList.of(webhook.scopes()),
        webhook.expires());
  }

  void update(Tx tx, Webhook webhook) {
    tx.run(UPDATE, CommaList.of(webhook.scopes()), webhook.expires(), webhook.id());
  }
}
