package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The tables of tokens: those fixed beforehand, and the one-time ones that were used.
final class GrantsSql {
  private static final String FIND =
      """
      SELECT kind, app_id, user_id, expires_ms FROM fixed_tokens
      WHERE portal_id = :portal AND token_hash = ?""";

  private static final String FORGET_ALL_OF =
      "DELETE FROM fixed_tokens WHERE portal_id = :portal AND app_id = ?";

  private static final String FIX =
      """
      INSERT INTO fixed_tokens (portal_id, token_hash, kind, app_id, user_id, expires_ms)
      VALUES (:portal, ?, ?, ?, ?, ?)
      ON CONFLICT (portal_id, token_hash) DO UPDATE SET kind = excluded.kind,
        app_id = excluded.app_id, user_id = excluded.user_id, expires_ms = excluded.expires_ms""";

  private static final String SPEND =
      """
      INSERT INTO spent_tokens (portal_id, token_hash, expires_ms) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, token_hash) DO NOTHING""";

  private static final String PRUNE =
      "DELETE FROM spent_tokens WHERE portal_id = :portal AND expires_ms < ?";

  /// What a fixed token says; null when there is no such.
  @Nullable Claims fixed(Reads reads, String tokenHash) {
    return reads.first(
        FIND,
        row ->
            new Claims(
                Claims.Kind.valueOf(row.text(1).toUpperCase(Locale.ROOT)),
                reads.portal(),
                new AppId(row.number(2)),
                new UserId(row.number(3)),
                row.time(4)),
        tokenHash);
  }

  void forgetAllOf(Tx tx, AppId app) {
    tx.run(FORGET_ALL_OF, app);
  }

  void fix(Tx tx, String token, Claims claims) {
    tx.run(
        FIX,
        Sha256.hex(token),
        claims.kind().name().toLowerCase(Locale.ROOT),
        claims.app(),
        claims.user(),
        claims.expires());
  }

  /// Marks a one-time token as used; false when it was used before.
  boolean spend(Tx tx, String tokenHash, Instant expires, Instant now) {
    tx.run(PRUNE, now);
    return tx.run(SPEND, tokenHash, expires) == 1;
  }
}
