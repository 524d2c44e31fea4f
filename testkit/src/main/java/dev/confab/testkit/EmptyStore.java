package dev.confab.testkit;

import dev.confab.sql.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An empty store in SQLite, made by the first hall of a run and copied for all: to make one takes
/// as many commits as the schema has files, and longer than most tests.
final class EmptyStore {
  private static final byte[] BYTES = made();

  private EmptyStore() {}

  /// Puts one into this folder; returns its JDBC address.
  static String in(Path folder) {
    try {
      return "jdbc:sqlite:" + Files.write(folder.resolve("confab.db"), BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] made() {
    try {
      var folder = Files.createTempDirectory("confab-empty");
      var file = folder.resolve("confab.db");
      Store.open("jdbc:sqlite:" + file).close();
      var bytes = Files.readAllBytes(file);
      try (var left = Files.list(folder)) {
        for (var path : left.toList()) {
          Files.delete(path);
        }
      }
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
