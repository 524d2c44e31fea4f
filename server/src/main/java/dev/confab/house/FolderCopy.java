package dev.confab.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Copies the folder of files, which only ever gains files and loses old ones: what is there
/// already is not copied again, and nothing is overwritten.
final class FolderCopy {
  /// The file of a backup that has a line for each file: its hash and its path.
  static final String SUMS = "files.sums";

  private static final String INCOMING = "incoming";

  private final Path from;
  private final Path to;
  private final Map<String, String> sums = new TreeMap<>();

  FolderCopy(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /// Copies what is new since the last look.
  void look() {
    if (!Files.isDirectory(from)) {
      return;
    }
    try {
      Files.walkFileTree(from, new Copying());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A line for each file that was copied.
  String sums() {
    var text = new StringBuilder();
    sums.forEach((path, sum) -> text.append(sum).append("  ").append(path).append('\n'));
    return text.toString();
  }

  /// Refuses a copy that is not as these lines say.
  static void verify(String sums, Path folder) {
    var files = folder.resolve(Settings.FILES_FOLDER);
    for (var line : sums.lines().toList()) {
      var parts = line.split("  ", 2);
      var file = files.resolve(parts[parts.length - 1]).normalize();
      if (!file.startsWith(files)
          || !Files.exists(file)
          || !Backup.checksum(file).equals(parts[0])) {
        throw new StartRefused(folder + " is damaged: " + file + " is not as written");
      }
    }
  }

  private final class Copying extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(from.resolve(INCOMING))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      var path = from.relativize(file).toString();
      var copy = to.resolve(path);
      if (Files.exists(copy)) {
        return FileVisitResult.CONTINUE;
      }
      PrivateFile.makeFolder(Objects.requireNonNull(copy.getParent())); // below `to`
      var fresh = copy.resolveSibling(copy.getFileName() + ".new");
      try {
        Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
      } catch (NoSuchFileException swept) {
        return FileVisitResult.CONTINUE;
      }
      try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
      sums.put(path.replace('\\', '/'), Backup.checksum(copy));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
