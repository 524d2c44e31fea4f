package dev.confab.disk;

import dev.confab.basics.PortalId;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Addresses that hand a file out once. Who has one needs nothing else, so it ends with its first
/// use, or soon; the store keeps a hash, from which none can be made.
public final class Links {
  /// How long an unused one is good.
  public static final Duration LIFE = Duration.ofHours(1);

  private final Store store;
  private final Disk disk;
  private final InstantSource clock;

  Links(Store store, Disk disk, InstantSource clock) {
    this.store = store;
    this.disk = disk;
    this.clock = clock;
  }

  /// A token for this file, whose reader the caller has checked.
  ///
  /// @param kind what it begins with, for example `imbot`
  public String issue(Tx tx, String kind, DiskFile file) {
    var token = Tokens.fresh(kind);
    var now = clock.instant();
    LinksSql.clear(tx, now, Tokens.CLEARED_MAX);
    LinksSql.insert(tx, Tokens.hash(token), file.id(), now.plus(LIFE));
    return token;
  }

  /// The file of a token, which is of no use afterwards; null where it is none, or was used.
  public @Nullable DiskFile redeem(PortalId portal, String token) {
    if (!Tokens.isToken(token)) {
      return null;
    }
    var hash = Tokens.hash(token);
    var now = clock.instant();
    return store.write(
        portal,
        tx -> {
          var file = LinksSql.find(tx, hash, now);
          return file != null && LinksSql.delete(tx, hash) ? disk.find(tx, file) : null;
        });
  }
}
