package dev.confab.disk;

import dev.confab.basics.PortalId;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Addresses that hand a file out once. Who has one needs nothing else, so it ends with its first
/// use, or soon; the store keeps a hash, from which none can be made.
public final class Links {
  /// How long an unused one is good.
  public static final Duration LIFE = Duration.ofHours(1);

  /// Outlived ones that are cleared away when another one is issued.
  private static final int CLEARED_MAX = 100;

  private static final int RANDOM_BYTES = 24;
  private static final int TOKEN_MAX = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

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
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    var token = kind + "|" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    LinksSql.clear(tx, now, CLEARED_MAX);
    LinksSql.insert(tx, hash(token), file.id(), now.plus(LIFE));
    return token;
  }

  /// The file of a token, which is of no use afterwards; null where it is none, or was used.
  public @Nullable DiskFile redeem(PortalId portal, String token) {
    if (token.length() > TOKEN_MAX || !token.contains("|")) {
      return null;
    }
    var hash = hash(token);
    var now = clock.instant();
    return store.write(
        portal,
        tx -> {
          var file = LinksSql.find(tx, hash, now);
          return file != null && LinksSql.delete(tx, hash) ? disk.find(tx, file) : null;
        });
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
