package dev.confab.people;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.StoreFailure;
import dev.confab.sql.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The users' passwords.
///
/// The portal file declares passwords at every start, and a slow hash of each would hold the start
/// up. So they settle in the background, one after another: the stored hash is checked, and written
/// anew only when it differs. Until then the password as the file has it is the one that counts.
///
/// A user who changed his password keeps it for as long as the file says what it said then; an
/// administrator who writes another one there sets it anew.
final class Passwords {
  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

  /// Checked when there is nothing to check, to spend the same time.
  private static final String NOBODY =
      "pbkdf2-sha256$" + PasswordHash.ITERATIONS + "$AAAAAAAAAAAAAAAAAAAAAA$AAAA";

  /// What stands in the store.
  ///
  /// @param hash of the password that counts; null: there is none
  /// @param declared of the file's, from which the user changed his own; null: he did not
  record Stored(@Nullable String hash, @Nullable String declared) {
    static final Stored NOTHING = new Stored(null, null);

    /// What the portal file's password is compared with.
    @Nullable String ofFile() {
      return declared == null ? hash : declared;
    }
  }

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
      var before = PeopleSql.passwordHash(store.reads(slot.portal()), slot.user());
      if (!password.equals(unsettled.get(slot))) {
        return;
      }
      var stored = before.ofFile();
      if (stored == null || !PasswordHash.fits(stored, password)) {
        var fresh = new Stored(PasswordHash.of(password), null);
        if (!store.write(slot.portal(), tx -> keep(tx, slot.user(), before, fresh))) {
          background.execute(() -> settle(slot, password)); // the user was quicker
          return;
        }
      }
      unsettled.remove(slot, password);
    } catch (StoreFailure e) {
      // the next start settles it; until then the file's password goes on counting
      LOG.warn("The password of user {} could not be stored: {}", slot.user(), e.getMessage());
    }
  }

  private static boolean keep(Tx tx, UserId user, Stored before, Stored fresh) {
    var same = PeopleSql.passwordHash(tx, user).equals(before);
    if (same) {
      PeopleSql.savePasswordHash(tx, user, fresh);
    }
    return same;
  }

  /// Hashes what a user chose: slow, so it is done before the transaction.
  NewPassword prepare(PortalId portal, UserId user, String password) {
    var declared = unsettled.get(new Slot(portal, user));
    return new NewPassword(
        PasswordHash.of(password), declared == null ? null : PasswordHash.of(declared));
  }

  /// Makes this password the user's, by his own wish.
  void change(Tx tx, UserId user, NewPassword chosen) {
    var stored = PeopleSql.passwordHash(tx, user).ofFile();
    var declared = chosen.declared() == null ? stored : chosen.declared();
    PeopleSql.savePasswordHash(tx, user, new Stored(chosen.hash(), declared));
    var slot = new Slot(tx.portal(), user);
    tx.afterCommit(() -> unsettled.remove(slot));
  }

  /// Whether this is the user's password.
  boolean fit(Reads reads, UserId user, String password) {
    var stored = PeopleSql.passwordHash(reads, user);
    var declared = unsettled.get(new Slot(reads.portal(), user));
    if (declared != null && stored.declared() == null) {
      return MessageDigest.isEqual(bytes(declared), bytes(password));
    }
    var hash = stored.hash();
    return PasswordHash.fits(hash == null ? NOBODY : hash, password) && hash != null;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
