package dev.confab.files;

import static dev.confab.files.FileError.IMAGE_TOO_LARGE;
import static dev.confab.files.FileError.NOT_AN_IMAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.FileId;
import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.blobs.AwayStore;
import dev.confab.blobs.Blobs;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class FilesTest {
  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }

  abstract static class Contract extends DatabaseContract {
    private static final PortalId PORTAL = new PortalId(1);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final HandClock clock = new HandClock(NOW.toString());
    private final Blobs blobs = Blobs.inMemory(store, clock);
    private final Files files = new Files(store, blobs, clock);

    Contract(Database database) {
      super(database);
    }

    private FileId stored(byte[] bytes) {
      return store.write(PORTAL, tx -> files.storeImage(tx, bytes));
    }

    /// How many bytes of pictures stand in the database.
    private long inside() {
      return store
          .reads(PORTAL)
          .list(
              "SELECT COALESCE(SUM(LENGTH(bytes)), 0) FROM files WHERE portal_id = :portal",
              row -> row.number(1))
          .getFirst();
    }

    private byte[] opened(FileId id) {
      var key = keyIn(files.path(store.reads(PORTAL), id));
      return Objects.requireNonNull(files.open(PORTAL, id.value(), key)).bytes();
    }

    /// A picture as older servers kept it.
    private void older(FileId id, byte[] bytes) {
      var _ =
          store.write(
              PORTAL,
              tx ->
                  tx.run(
                      """
                      INSERT INTO files
                        (portal_id, id, access_key, media_type, width, height, bytes, created_ms)
                      VALUES (:portal, ?, ?, 'image/gif', 30, 20, ?, 5)\
                      """,
                      id,
                      "key" + id,
                      bytes));
    }

    @Test
    void a_picture_leaves_the_database_when_its_call_is_answered() {
      var bytes = Pictures.of("png", 30, 20);
      var id = stored(bytes);
      assertThat(opened(id)).isEqualTo(bytes);
      while (inside() > 0) {
        Thread.onSpinWait();
      }
      assertThat(opened(id)).isEqualTo(bytes);
      clock.forward(Duration.ofDays(2));
      assertThat(blobs.sweep(PORTAL)).isZero();
      store.write(
          PORTAL,
          tx -> {
            files.remove(tx, id);
            return true;
          });
      assertThat(blobs.sweep(PORTAL)).isEqualTo(1);
    }

    @Test
    void what_older_servers_kept_is_moved_once_and_read_as_before() {
      var bytes = Pictures.of("gif", 30, 20);
      for (int i = 1; i <= 3; i++) {
        older(new FileId(i), bytes);
      }
      assertThat(opened(new FileId(2))).isEqualTo(bytes);
      assertThat(files.moveOld(PORTAL)).isTrue();
      assertThat(inside()).isZero();
      assertThat(files.moveOld(PORTAL)).isTrue();
      for (int i = 1; i <= 3; i++) {
        assertThat(opened(new FileId(i))).isEqualTo(bytes);
      }
      clock.forward(Duration.ofDays(2));
      assertThat(blobs.sweep(PORTAL)).isZero();
    }

    @Test
    void where_none_can_be_moved_no_second_one_is_tried() {
      var kept = Pictures.of("gif", 30, 20);
      for (int i = 1; i <= 3; i++) {
        older(new FileId(i), kept);
      }
      var away = new AwayStore();
      var spool = blobs.spool();
      var without = new Files(store, new Blobs(store, away, spool, clock), clock);
      assertThat(without.moveOld(PORTAL)).as("whether another portal is worth it").isFalse();
      assertThat(away.asked()).isEqualTo(1);
      assertThat(opened(new FileId(3))).isEqualTo(kept);
      assertThat(files.moveOld(PORTAL)).isTrue();
      assertThat(inside()).isZero();
    }

    private static String keyIn(String path) {
      return path.split("/")[2];
    }

    @Test
    void an_image_is_handed_out_by_its_address_with_its_own_type() {
      var bytes = Pictures.of("jpeg", 4, 3);
      var id = stored(bytes);
      var path = files.path(store.reads(PORTAL), id);
      assertThat(path).matches("/file/[0-9a-f]{32}/" + id);
      var file = Objects.requireNonNull(files.open(PORTAL, id.value(), keyIn(path)));
      assertThat(file.mediaType()).isEqualTo("image/jpeg");
      assertThat(file.bytes()).isEqualTo(bytes);
      assertThat(file.created()).isEqualTo(NOW);
    }

    @Test
    void nobody_opens_a_file_without_its_key_or_from_another_portal() {
      var id = stored(Pictures.of("png", 4, 3));
      var key = keyIn(files.path(store.reads(PORTAL), id));
      assertThat(files.open(PORTAL, id.value(), "0".repeat(32))).isNull();
      assertThat(files.open(PORTAL, id.value(), "")).isNull();
      assertThat(files.open(PORTAL, id.value() + 1, key)).isNull();
      assertThat(files.open(new PortalId(2), id.value(), key)).isNull();
      assertThat(files.path(store.reads(new PortalId(2)), id)).isEmpty();
    }

    @Test
    void a_transaction_knows_the_address_of_what_it_stored() {
      var path =
          store.write(PORTAL, tx -> files.path(tx, files.storeImage(tx, Pictures.of("png", 1, 1))));
      assertThat(path).startsWith("/file/").endsWith("/1");
    }

    @Test
    void a_removed_file_is_gone() {
      var id = stored(Pictures.of("png", 4, 3));
      var key = keyIn(files.path(store.reads(PORTAL), id));
      store.write(
          PORTAL,
          tx -> {
            files.remove(tx, id);
            return files.path(tx, id);
          });
      assertThat(files.open(PORTAL, id.value(), key)).isNull();
    }

    @Test
    void what_is_no_image_or_too_large_is_refused() {
      assertRefused(() -> stored("<svg/>".getBytes(UTF_8)), NOT_AN_IMAGE);
      assertRefused(() -> stored(Pictures.of("png", 5001, 1)), IMAGE_TOO_LARGE);
      assertRefused(() -> stored(Pictures.of("gif", 1, 5001)), IMAGE_TOO_LARGE);
      assertRefused(() -> stored(new byte[Files.BYTES_MAX + 1]), IMAGE_TOO_LARGE);
      assertThat(stored(Pictures.of("png", 5000, 5000)).value()).isPositive();
    }

    @Test
    void whoever_can_do_without_a_picture_gets_none_instead_of_a_refusal() {
      var none =
          store.write(
              PORTAL, tx -> files.storeImageOrNone(tx, StringNode.valueOf("bm90IGFuIGltYWdl")));
      assertThat(none).isNull();
      var endless = StringNode.valueOf("A".repeat(SentFile.ENCODED_MAX + 4));
      var neither = store.write(PORTAL, tx -> files.storeImageOrNone(tx, endless));
      assertThat(neither).isNull();
      var picture = StringNode.valueOf(Pictures.base64("png", 8, 8));
      var stored = store.write(PORTAL, tx -> files.storeImageOrNone(tx, picture));
      assertThat(stored).isNotNull();
    }

    private static void assertRefused(ThrowingCallable call, FileError error) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.error()).isEqualTo(error));
    }
  }
}
