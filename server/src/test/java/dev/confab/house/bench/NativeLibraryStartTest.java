package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.sql.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a server process takes SQLite's native library from, as the launcher tells it.
class NativeLibraryStartTest {
  @TempDir private Path folder;
  private Path temporary = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @AfterEach
  void forget() {
    System.clearProperty("org.sqlite.lib.path");
  }

  /// Starts a server, kills it, and tells what it left among the temporary files.
  private List<Path> leftBehindWith(Path library) throws IOException {
    var portal = Files.writeString(folder.resolve("portal.yml"), Stage.portalFile(1));
    var flags =
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temporary,
            "-Dorg.sqlite.lib.path=" + library);
    var server =
        ServerProcess.start(flags, "jdbc:sqlite:" + folder.resolve("x.db"), portal.toString());
    server.kill();
    server.awaitEnd();
    try (var files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().startsWith("sqlite-")).toList();
    }
  }

  @Test
  void a_killed_server_leaves_no_library_behind() throws IOException {
    var library = folder.resolve("native");
    NativeLibrary.unpackInto(library);
    assertThat(leftBehindWith(library)).isEmpty();
  }

  @Test
  void without_the_folder_the_driver_unpacks_its_own() throws IOException {
    assertThat(leftBehindWith(folder.resolve("nowhere"))).isNotEmpty();
  }

  @Test
  void a_library_that_cannot_be_loaded_stops_no_start() throws IOException {
    var library = Files.createDirectory(folder.resolve("broken"));
    Files.writeString(library.resolve(System.mapLibraryName("sqlitejdbc")), "not a library");
    assertThat(leftBehindWith(library)).isNotEmpty();
  }
}
