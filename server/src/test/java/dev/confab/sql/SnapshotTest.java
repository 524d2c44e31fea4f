package dev.confab.sql;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
  private static final PortalId PORTAL = new PortalId(1);
  private static final byte[] BYTES = {0, 1, 2, (byte) 0xff};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "sqlite, sqlite",
    "sqlite, postgres",
    "postgres, sqlite",
    "postgres, postgres",
  })
  void a_copy_of_either_database_can_be_put_into_either(String from, String to) {
    var file = folder.resolve("copy.db");
    try (var source = database(from);
        var target = database(to)) {
      fill(source.url(), "Anna Ж 😀");
      Snapshot.take(source.url(), file);
      Snapshot.put(file, target.url());
      assertThat(names(target.url())).containsExactly("Anna Ж 😀");
      assertThat(bytes(target.url())).isEqualTo(BYTES);
      assertThat(nextUser(target.url())).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgres"})
  void putting_a_copy_replaces_what_was_there(String kind) {
    var file = folder.resolve("copy.db");
    try (var source = database(kind);
        var target = database(kind)) {
      fill(source.url(), "Anna");
      fill(target.url(), "Boris");
      Snapshot.take(source.url(), file);
      Snapshot.put(file, target.url());
      assertThat(names(target.url())).containsExactly("Anna");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgres"})
  void a_copy_taken_while_calls_write_holds_each_call_whole_or_not_at_all(String kind)
      throws Exception {
    var file = folder.resolve("copy.db");
    try (var database = database(kind);
        var store = Store.open(database.url());
        var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      var stop = new AtomicBoolean();
      var begun = new CountDownLatch(200);
      for (int i = 0; i < 8; i++) {
        writers.execute(
            () -> {
              while (!stop.get()) {
                store.write(PORTAL, SnapshotTest::twins);
                begun.countDown();
              }
            });
      }
      try {
        begun.await();
        Snapshot.take(database.url(), file);
      } finally {
        stop.set(true);
      }
    }
    try (var copy = Store.open("jdbc:sqlite:" + file)) {
      var reads = copy.reads(PORTAL);
      var unpaired =
          reads.list(
              """
              SELECT text FROM messages WHERE portal_id = :portal
              GROUP BY text HAVING COUNT(*) <> 2""",
              row -> row.text(1));
      assertThat(unpaired).isEmpty();
      assertThat(count(reads, "messages")).isGreaterThanOrEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgres"})
  void a_store_is_empty_until_it_holds_a_portal(String kind) {
    try (var database = database(kind)) {
      assertThat(Snapshot.isEmpty(database.url())).isTrue();
      fill(database.url(), "Anna");
      assertThat(Snapshot.isEmpty(database.url())).isFalse();
    }
  }

  @Test
  void an_older_copy_is_brought_up_to_date() {
    var file = folder.resolve("older.db");
    var older = new ConnectionSource("jdbc:sqlite:" + file);
    Migrations.apply(older, Migrations.names().subList(0, 3));
    var target = folder.resolve("target.db");
    Snapshot.put(file, "jdbc:sqlite:" + target);
    try (var store = Store.open("jdbc:sqlite:" + target)) {
      assertThat(count(store.reads(PORTAL), "messages")).isZero();
    }
    assertThat(folder.resolve("target.db.restoring")).doesNotExist();
  }

  @Test
  void a_file_in_the_way_is_not_overwritten() throws Exception {
    var file = Files.writeString(folder.resolve("copy.db"), "precious");
    try (var database = database("sqlite")) {
      fill(database.url(), "Anna");
      assertThatThrownBy(() -> Snapshot.take(database.url(), file))
          .hasMessageContaining("exists already");
    }
    assertThat(file).hasContent("precious");
  }

  @Test
  void a_broken_copy_leaves_the_store_as_it_was() throws Exception {
    var file = Files.writeString(folder.resolve("copy.db"), "this is no database at all");
    try (var database = database("sqlite")) {
      fill(database.url(), "Anna");
      assertThatThrownBy(() -> Snapshot.put(file, database.url())).isInstanceOf(Exception.class);
      assertThat(names(database.url())).containsExactly("Anna");
    }
  }

  private static Database database(String kind) {
    return kind.equals("sqlite") ? Databases.sqlite() : Databases.postgres();
  }

  private static void fill(String url, String name) {
    try (var store = Store.open(url)) {
      store.write(
          PORTAL,
          tx -> {
            tx.run(
                """
                INSERT INTO portals (portal_id, host, member_id, language, timezone, plan, state,
                  https_only, limits, created_ms)
                VALUES (:portal, 'h', 'm', 'en', 'UTC', 'p', 'open', 0, 'self-hosted', 1)""");
            for (int i = 0; i < 6; i++) {
              tx.nextId(Counter.USER);
            }
            return tx.run(
                """
                INSERT INTO files (portal_id, id, access_key, media_type, width, height, bytes,
                  created_ms) VALUES (:portal, ?, ?, 'image/png', 1, 1, ?, 1)""",
                tx.nextId(Counter.USER),
                name,
                BYTES);
          });
    }
  }

  private static String twins(Tx tx) {
    var text = Long.toString(tx.nextId(Counter.CHAT));
    for (int i = 0; i < 2; i++) {
      tx.append(
          """
          INSERT INTO messages (portal_id, id, chat_id, author_id, text, system, template_id,
            created_ms) VALUES (:portal, ?, 1, 0, ?, 0, '', 1)""",
          tx.nextId(Counter.MESSAGE),
          text);
    }
    return text;
  }

  private static List<String> names(String url) {
    try (var store = Store.open(url)) {
      return store
          .reads(PORTAL)
          .list("SELECT access_key FROM files WHERE portal_id = :portal", row -> row.text(1));
    }
  }

  private static byte[] bytes(String url) {
    try (var store = Store.open(url)) {
      return store
          .reads(PORTAL)
          .list(
              "SELECT bytes FROM files WHERE portal_id = :portal",
              row -> requireNonNull(row.bytes(1)))
          .getFirst();
    }
  }

  private static long nextUser(String url) {
    try (var store = Store.open(url)) {
      return store.write(PORTAL, tx -> tx.nextId(Counter.USER));
    }
  }

  private static long count(Reads reads, String table) {
    return reads
        .list("SELECT COUNT(*) FROM " + table + " WHERE portal_id = :portal", row -> row.number(1))
        .getFirst();
  }
}
