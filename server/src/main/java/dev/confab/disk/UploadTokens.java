package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.blobs.Blob;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Addresses that take a file once. Whoever has one uploads in the name of the user it was issued
/// to, into one folder, so it ends with the file that came, or soon.
public final class UploadTokens {
  /// How long an unused one is good.
  public static final Duration LIFE = Duration.ofHours(1);

  /// What an address allows.
  ///
  /// @param uniqueName whether a name that is taken gets a number
  record Grant(FileId folder, UserId user, boolean uniqueName) {}

  private final Store store;
  private final Disk disk;
  private final InstantSource clock;

  UploadTokens(Store store, Disk disk, InstantSource clock) {
    this.store = store;
    this.disk = disk;
    this.clock = clock;
  }

  /// A token for a file that this user puts into this folder, which the caller has opened.
  public String issue(Tx tx, UserId user, Folder folder, boolean uniqueName) {
    var token = Tokens.fresh("disk");
    var now = clock.instant();
    UploadTokensSql.clear(tx, now, Tokens.CLEARED_MAX);
    var grant = new Grant(folder.id(), user, uniqueName);
    UploadTokensSql.insert(tx, Tokens.hash(token), grant, now.plus(LIFE));
    return token;
  }

  /// Whether it is worth reading what comes with this token.
  public boolean isGood(PortalId portal, String token) {
    return Tokens.isToken(token) && find(store.reads(portal), token) != null;
  }

  /// Puts what came into the folder; the token is of no use afterwards. Null where it is none, or
  /// was used in between; refused as the upload would be.
  public @Nullable DiskFile redeem(PortalId portal, String token, String name, Blob blob) {
    return store.write(
        portal,
        tx -> {
          var grant = find(tx, token);
          if (grant == null || !UploadTokensSql.delete(tx, Tokens.hash(token))) {
            return null;
          }
          var folder = disk.open(tx, grant.user(), grant.folder());
          return disk.upload(tx, grant.user(), folder, name, blob, grant.uniqueName());
        });
  }

  private @Nullable Grant find(Reads reads, String token) {
    Instant now = clock.instant();
    return UploadTokensSql.find(reads, Tokens.hash(token), now);
  }
}
