package dev.confab.access;

import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes sense of tokens, minted or fixed beforehand, and lets the one-time ones be used once.
final class Grants {
  private final GrantsSql sql = new GrantsSql();
  private final Apps apps;
  private final Tokens tokens;

  Grants(Apps apps, Tokens tokens) {
    this.apps = apps;
    this.tokens = tokens;
  }

  /// What a token says, and the application it belongs to.
  record Grant(Claims claims, App app) {}

  /// What this token says; null when it is not one of this portal's of that kind, or its
  /// application no longer honours it. Says nothing about its age.
  @Nullable Grant find(Reads reads, String token, Claims.Kind kind) {
    var minted = tokens.read(token);
    var claims = minted == null ? sql.fixed(reads, Sha256.hex(token)) : minted;
    if (claims == null || claims.kind() != kind || !claims.portal().equals(reads.portal())) {
      return null;
    }
    var app = apps.find(reads, claims.app());
    if (app == null
        || app.kind().equals(App.REMOVED)
        || (minted != null && apps.isDead(reads, minted, app))) {
      return null;
    }
    return new Grant(claims, app);
  }

  /// Uses a one-time token up; false when that was done before.
  boolean spend(Tx tx, String token, Claims claims, Instant now) {
    return sql.spend(tx, Sha256.hex(token), claims.expires(), now);
  }
}
