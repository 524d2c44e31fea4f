package dev.confab.house.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.spi.ToolProvider;

/// How a server is started that is soon killed.
final class QuickStart {
  private QuickStart() {}

  /// A start is most of a round: the quick compiler alone, and an archive of classes, which wants
  /// them in jars and is written when the first server ends, make it shorter.
  static List<String> flags(Path folder) {
    var path = new StringJoiner(File.pathSeparator);
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (Files.isDirectory(Path.of(entry))) {
        var jar = folder.resolve(path.length() + ".jar").toString();
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "cf", jar, "-C", entry, ".");
        path.add(jar);
      } else {
        path.add(entry);
      }
    }
    return List.of(
        "-XX:TieredStopAtLevel=1",
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
        "-Xlog:disable",
        // a killed server cannot remove what the driver of SQLite unpacks: it goes with the test
        "-Dorg.sqlite.tmpdir=" + folder,
        "-cp",
        path.toString());
  }
}
