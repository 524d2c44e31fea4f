package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import dev.confab.sql.CommittedCache;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.Instant;

/// For which users an application may act no more, while it goes on acting for others. Whenever its
/// tokens were minted: an attempt that was under way at the end may have minted one after it, and a
/// bot that left an application never comes back to it.
final class EndedTokens {
  /// Pairs at hand: who shows a token is asked for each time one is new.
  private static final int PAIRS_MAX = 100_000;

  private record Pair(AppId app, UserId user) {}

  private final CommittedCache<Pair, Boolean> committed;

  EndedTokens(Store store) {
    this.committed = new CommittedCache<>(store, PAIRS_MAX);
  }

  /// Whatever is minted for this pair is dead.
  void end(Tx tx, AppId app, UserId user, Instant now) {
    EndedTokensSql.end(tx, app, user, now);
    committed.forget(tx, new Pair(app, user));
  }

  /// Whether what these claims are of is dead.
  boolean has(Reads reads, Claims minted) {
    var pair = new Pair(minted.app(), minted.user());
    var ended =
        reads instanceof Tx
            ? EndedTokensSql.has(reads, pair.app(), pair.user())
            : committed.get(reads, pair, () -> EndedTokensSql.has(reads, pair.app(), pair.user()));
    return Boolean.TRUE.equals(ended);
  }
}
