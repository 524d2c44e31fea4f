package dev.confab.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.HandClock;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every store of bytes does.
class BlobStoreTest {
  private static final Instant LONG_AGO = Instant.parse("2026-02-20T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-02-26T10:00:00Z");

  @Nested
  class InMemory extends Contract {
    private final HandClock clock = new HandClock(NOW.toString());
    private final MemoryStore store = new MemoryStore(clock);

    @Override
    BlobStore store() {
      return store;
    }

    @Override
    void keepLongAgo(BlobName name, byte[] bytes) {
      clock.forward(Duration.between(NOW, LONG_AGO));
      keep(name, bytes);
      clock.forward(Duration.between(LONG_AGO, NOW));
    }
  }

  @Nested
  class InAFolder extends Contract {
    @Override
    BlobStore store() {
      return new FolderStore(here.resolve("files"));
    }

    @Override
    void keepLongAgo(BlobName name, byte[] bytes) {
      keep(name, bytes);
      try {
        Files.setLastModifiedTime(
            here.resolve("files").resolve(name.path()), FileTime.from(LONG_AGO));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Test
    void what_is_in_the_folder_besides_is_left_alone() throws IOException {
      Files.createDirectories(here.resolve("files"));
      Files.writeString(here.resolve("files/notes.txt"), "an operator's");
      assertThat(keptBefore(NOW.plusSeconds(1))).isEmpty();
    }
  }

  @Nested
  class InABucket extends Contract {
    private final S3Server server = server();
    private final BucketStore store = new BucketStore(bucket(S3Server.SECRET));

    private static S3Server server() {
      try {
        return new S3Server();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Bucket bucket(String secret) {
      return new Bucket(
          URI.create(server.address()),
          S3Server.BUCKET,
          "eu-central-1",
          S3Server.KEY,
          secret,
          true);
    }

    @AfterEach
    void end() {
      store.close();
      server.close();
    }

    @Override
    BlobStore store() {
      return store;
    }

    @Override
    void keepLongAgo(BlobName name, byte[] bytes) {
      server.now = LONG_AGO;
      keep(name, bytes);
      server.now = NOW;
    }

    @Test
    void a_wrong_secret_keeps_nothing_and_is_not_told() {
      try (var stranger = new BucketStore(bucket("wrong-secret-wrong-secret"))) {
        assertThatThrownBy(() -> stranger.remove(name()))
            .isInstanceOf(BlobFailure.class)
            .hasMessageContaining("403")
            .hasMessageContaining("SignatureDoesNotMatch")
            .hasMessageNotContaining("wrong-secret");
      }
      assertThat(server.objects()).isEmpty();
    }

    @Test
    void a_bad_moment_of_the_service_is_lived_through() throws IOException {
      server.hasBadMoments(2);
      var name = name();
      keep(name, new byte[] {1, 2, 3});
      server.hasBadMoments(1);
      assertThat(read(name, 0, 3)).containsExactly(1, 2, 3);
      server.hasBadMoments(3);
      assertThatThrownBy(() -> read(name, 0, 3)).isInstanceOf(BlobFailure.class);
    }

    @Test
    void a_bucket_may_be_named_by_the_host() {
      var named = new Bucket(URI.create("https://s3.example.com"), "b", "r", "k", "s", false);
      assertThat(named.origin() + named.path("x")).isEqualTo("https://b.s3.example.com/x");
      assertThat(named.toString()).doesNotContain("s)").contains("with key k");
    }

    @Test
    void the_signature_is_the_one_of_the_service_s_own_example() {
      var example =
          new Bucket(
              URI.create("https://s3.amazonaws.com"),
              "examplebucket",
              "us-east-1",
              "AKIAIOSFODNN7EXAMPLE",
              "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
              false);
      var query = new TreeMap<>(Map.of("max-keys", "2", "prefix", "J"));
      var headers =
          new BucketSigner(example)
              .headers(
                  "GET",
                  "/",
                  query,
                  BucketSigner.sha256(""),
                  Instant.parse("2013-05-24T00:00:00Z"));
      assertThat(headers.get("Authorization"))
          .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }
  }

  abstract static class Contract {
    private static final String PLACE = "0123456789abcdef0123456789abcdef";

    @TempDir Path here;

    abstract BlobStore store();

    abstract void keepLongAgo(BlobName name, byte[] bytes);

    static BlobName name() {
      return BlobName.fresh(PLACE);
    }

    void keep(BlobName name, byte[] bytes) {
      try (var spool = Spool.of(here.resolve("in"), new ByteArrayInputStream(bytes), 10_000_000)) {
        store().keep(name, spool);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] read(BlobName name, long from, long to) throws IOException {
      try (var in = store().open(name, from, to)) {
        return in.readAllBytes();
      }
    }

    List<BlobName> keptBefore(Instant moment) {
      var names = new ArrayList<BlobName>();
      store().keptBefore(PLACE, moment, names::add);
      return names;
    }

    @Test
    void what_is_kept_is_read_whole_or_in_part() throws IOException {
      var bytes = new byte[3_000_000];
      new Random(5).nextBytes(bytes);
      var name = name();
      keep(name, bytes);
      assertThat(read(name, 0, bytes.length)).isEqualTo(bytes);
      assertThat(read(name, 70_000, 2_000_001))
          .isEqualTo(Arrays.copyOfRange(bytes, 70_000, 2_000_001));
      assertThat(read(name, 5, 5)).isEmpty();
      assertThat(here.resolve("in")).as("nothing is left behind").isEmptyDirectory();
    }

    @Test
    void what_is_removed_is_gone_and_may_be_removed_again() {
      var name = name();
      keep(name, new byte[] {1});
      store().remove(name);
      store().remove(name);
      assertThatThrownBy(() -> read(name, 0, 1)).isInstanceOf(BlobFailure.class);
    }

    @Test
    void only_what_is_old_is_listed_and_only_of_the_place() {
      var old = new ArrayList<BlobName>();
      for (int i = 0; i < 5; i++) {
        old.add(name());
        keepLongAgo(old.getLast(), new byte[] {1});
      }
      keepLongAgo(BlobName.fresh(BlobName.letters()), new byte[] {1});
      keep(name(), new byte[] {1});
      assertThat(keptBefore(NOW.minusSeconds(3600))).containsExactlyInAnyOrderElementsOf(old);
    }

    @Test
    void the_last_bytes_are_remembered_however_they_come() throws IOException {
      for (int size : new int[] {0, 1, Spool.TAIL_BYTES, 70_000, 65_536 + 3}) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        var drops =
            new FilterInputStream(new ByteArrayInputStream(bytes)) {
              @Override
              public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(length, 700));
              }
            };
        for (var in : List.of(new ByteArrayInputStream(bytes), drops)) {
          try (var spool = Spool.of(here.resolve("in"), in, 100_000)) {
            assertThat(spool.tail())
                .isEqualTo(Arrays.copyOfRange(bytes, Math.max(0, size - Spool.TAIL_BYTES), size));
          }
        }
      }
    }

    @Test
    void more_than_was_agreed_leaves_nothing() {
      assertThatThrownBy(
              () -> Spool.of(here.resolve("in"), new ByteArrayInputStream(new byte[11]), 10))
          .isInstanceOf(TooManyBytes.class);
      assertThat(here.resolve("in")).isEmptyDirectory();
    }
  }

  @Test
  void no_other_name_becomes_a_path() {
    for (var path : List.of("", "../../etc/passwd", "a/b/c", BlobName.letters() + "/../x")) {
      assertThat(BlobName.at(path)).isNull();
    }
    assertThatThrownBy(() -> new BlobName("..", BlobName.letters()))
        .isInstanceOf(IllegalArgumentException.class);
    var name = BlobName.fresh(BlobName.letters());
    assertThat(BlobName.at(name.path())).isEqualTo(name);
  }
}
