package dev.confab.people;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.StoreFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The users' passwords.
///
/// The portal file declares passwords at every start, and a slow hash of each would hold the start
/// up. So they settle in the background, one after another: the stored hash is checked, and written
/// anew only when it differs. Until then the password as the file has it is the one that counts.
final class Passwords {
  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

  /// Checked when there is nothing to check, to spend the same time.
  private static final String NOBODY =
      "pbkdf2-sha256$" + PasswordHash.ITERATIONS + "$AAAAAAAAAAAAAAAAAAAAAA$AAAA";

  private record Slot(PortalId portal, UserId user) {}

  private final Store store;
  private final ConcurrentHashMap<Slot, String> unsettled = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor background;

  Passwords(Store store) {
    this.store = store;
    this.background =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("confab-passwords").daemon(true).factory());
    background.allowCoreThreadTimeOut(true);
  }

  /// Makes this the user's password, soon. Quick enough to run after a commit.
  void settle(PortalId portal, UserId user, String password) {
    var slot = new Slot(portal, user);
    unsettled.put(slot, password);
    background.execute(() -> settle(slot, password));
  }

  /// What somebody else stored is the password now: the file's has had its time.
  void overruled(PortalId portal, UserId user) {
    unsettled.remove(new Slot(portal, user));
  }

  /// Waits until all that was to be stored is.
  void awaitSettled() {
    CompletableFuture.runAsync(() -> {}, background).join();
  }

  private void settle(Slot slot, String password) {
    try {
      var stored = PeopleSql.passwordHash(store.reads(slot.portal()), slot.user());
      if (!password.equals(unsettled.get(slot))) {
        return;
      }
      if (stored == null || !PasswordHash.fits(stored, password)) {
        var hash = PasswordHash.of(password);
        store.write(
            slot.portal(),
            tx -> {
              PeopleSql.savePasswordHash(tx, slot.user(), hash);
              return hash;
            });
      }
      unsettled.remove(slot, password);
    } catch (StoreFailure e) {
      // the next start settles it; until then the file's password goes on counting
      LOG.warn("The password of user {} could not be stored: {}", slot.user(), e.getMessage());
    }
  }

  /// Whether this is the user's password.
  boolean fit(Reads reads, UserId user, String password) {
    var declared = unsettled.get(new Slot(reads.portal(), user));
    if (declared != null) {
      return MessageDigest.isEqual(bytes(declared), bytes(password));
    }
    var stored = PeopleSql.passwordHash(reads, user);
    return PasswordHash.fits(stored == null ? NOBODY : stored, password) && stored != null;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
