package dev.confab.house.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
