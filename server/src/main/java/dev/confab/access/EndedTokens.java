package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import dev.confab.sql.CommittedCache;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.Optional;

/// Since when an application may no longer act for a user with the tokens it was given before,
/// while those for its other users go on.
final class EndedTokens {
  /// Pairs at hand: who shows a token is asked for each time one is new.
  private static final int PAIRS_MAX = 100_000;

  private record Pair(AppId app, UserId user) {}

  private final CommittedCache<Pair, Optional<Instant>> committed;

  EndedTokens(Store store) {
    this.committed = new CommittedCache<>(store, PAIRS_MAX);
  }

  /// What was minted until now for this pair is dead.
  void end(Tx tx, AppId app, UserId user, Instant now) {
    EndedTokensSql.end(tx, app, user, now);
    committed.forget(tx, new Pair(app, user));
  }

  /// Whether what these claims are of was minted before their end.
  boolean has(Reads reads, Claims minted) {
    var pair = new Pair(minted.app(), minted.user());
    var ended =
        reads instanceof Tx
            ? find(reads, pair)
            : committed.get(reads, pair, () -> find(reads, pair));
    return ended != null && ended.filter(end -> !Tokens.issued(minted).isAfter(end)).isPresent();
  }

  private static Optional<Instant> find(Reads reads, Pair pair) {
    return Optional.ofNullable(EndedTokensSql.find(reads, pair.app(), pair.user()));
  }
}
