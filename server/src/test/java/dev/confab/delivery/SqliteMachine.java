package dev.confab.delivery;

import dev.confab.basics.PortalId;
import dev.confab.sql.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// An SQLite file. A server that dies leaves the bytes which are on disk in that moment: they are
/// copied, and the next server finds the copy. One that dies while it writes leaves a part of those
/// bytes by which the log before the write and after it differ.
final class SqliteMachine implements Machine {
  private static final String FILE = "confab.db";
  private static final String LOG = FILE + "-wal";
  private static final long PAGES_MAX = 1_073_741_823L;

  /// Makes each event and each settlement need room, so that a full disk is met at once.
  private static final List<String> BALLAST =
      List.of(
          "CREATE TABLE ballast (weight BLOB)",
          """
          CREATE TRIGGER ballast_grows AFTER UPDATE ON events
          BEGIN INSERT INTO ballast VALUES (zeroblob(9000)); END""",
          """
          CREATE TRIGGER ballast_comes AFTER INSERT ON events
          BEGIN INSERT INTO ballast VALUES (zeroblob(9000)); END""");

  private final PortalId portal = new PortalId(1);
  private final Random random;
  private final Path folder;
  private final List<Path> lives = new ArrayList<>();
  private byte @Nullable [] tornLog;
  private @Nullable Store store;

  SqliteMachine(long seed) {
    this.random = new Random(seed);
    try {
      this.folder = Files.createTempDirectory("confab-machine");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Store boot() {
    try {
      var before = lives.isEmpty() ? null : lives.getLast();
      var now = Files.createDirectory(folder.resolve("life" + lives.size()));
      lives.add(now);
      if (before == null) {
        Files.copy(Template.FILE, now.resolve(FILE));
      } else {
        leave(before, now);
      }
      var opened = Store.open("jdbc:sqlite:" + now.resolve(FILE));
      store = opened;
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The log first: what is copied out of it into the file meanwhile is then in both.
  private void leave(Path before, Path now) throws IOException {
    if (tornLog == null) {
      Files.copy(before.resolve(LOG), now.resolve(LOG), StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.write(now.resolve(LOG), tornLog);
      tornLog = null;
    }
    Files.copy(before.resolve(FILE), now.resolve(FILE));
    if (store != null) {
      store.close(); // it is long dead: nobody looks at its files any more
    }
    delete(before);
  }

  @Override
  public Store takeOver() {
    throw new IllegalStateException("the process that has an SQLite file locks it");
  }

  @Override
  public boolean changesHands() {
    return false;
  }

  @Override
  public void whenFull(Runnable write) {
    pagesMax(1); // as many as there are
    try {
      write.run();
    } finally {
      pagesMax(PAGES_MAX);
    }
  }

  private void pagesMax(long pages) {
    if (store != null) {
      store.write(portal, tx -> tx.list("PRAGMA max_page_count = " + pages, row -> row.number(1)));
    }
  }

  @Override
  public void cutOff(Runnable write) {
    write.run();
  }

  @Override
  public void torn(Runnable write) {
    try {
      var log = lives.getLast().resolve(LOG);
      var before = Files.readAllBytes(log);
      write.run();
      tornLog = torn(before, Files.readAllBytes(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The log before, and of what the write changed a part, the last byte never.
  private byte[] torn(byte[] before, byte[] after) {
    int first = Arrays.mismatch(before, after);
    if (first < 0) {
      return before;
    }
    int last = after.length - 1;
    while (last > first && last < before.length && before[last] == after[last]) {
      last--;
    }
    int cut = first + random.nextInt(last - first + 1);
    var left = Arrays.copyOf(before, Math.max(before.length, cut));
    System.arraycopy(after, 0, left, 0, cut);
    return left;
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
    delete(folder);
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file with the schema in it, made once, because copying is quicker than migrating.
  private static final class Template {
    static final Path FILE = made();

    private static Path made() {
      try {
        var file = Files.createTempDirectory("confab-template").resolve(SqliteMachine.FILE);
        Store.open("jdbc:sqlite:" + file).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            var statement = connection.createStatement()) {
          for (var sql : BALLAST) {
            statement.execute(sql);
          }
        }
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
