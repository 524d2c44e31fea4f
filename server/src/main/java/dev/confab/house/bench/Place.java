package dev.confab.house.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder for one measurement and the database in it, or the one that was given.
record Place(Path folder, @Nullable String given) implements AutoCloseable {
  String database() {
    return given == null ? "jdbc:sqlite:" + folder.resolve("bench.db") : given;
  }

  /// Starts a server on the database, with people to write.
  ServerProcess start(int people) throws IOException {
    var portal = Files.writeString(folder.resolve("portal.yml"), Stage.portalFile(people));
    return ServerProcess.start(database(), portal.toString());
  }

  /// Has the database do at once what it would do later about rows that came the quick way: write
  /// them where they belong, flush, and count them. Otherwise the next minute's answers tell how
  /// long the disk takes for that, not how long a server takes that lives with so many rows.
  void settle() throws SQLException {
    var tidying =
        database().startsWith("jdbc:sqlite:")
            ? List.of("PRAGMA wal_checkpoint(TRUNCATE)")
            : List.of("VACUUM ANALYZE", "CHECKPOINT");
    try (var connection = DriverManager.getConnection(database());
        var statement = connection.createStatement()) {
      for (var text : tidying) {
        statement.execute(text);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
