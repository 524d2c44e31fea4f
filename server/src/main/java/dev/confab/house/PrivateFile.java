package dev.confab.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes files and makes folders that nobody but the server's own user can read. They are so from
/// their first moment on, and a file is either whole or not there.
final class PrivateFile {
  private PrivateFile() {}

  /// Writes the text, replacing what was there.
  static void write(Path file, String text) {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (var channel = FileChannel.open(fresh, options, permissions("rw-------"));
          var out = Channels.newOutputStream(channel)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes a folder and its parents, unless it is there.
  static void makeFolder(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, permissions("rwx------"));
      }
    } catch (IOException e) {
      throw new StartRefused(folder + ": cannot be made: " + e.getMessage());
    }
  }

  /// Makes a folder inside one that is there; false when somebody made it before.
  static boolean claimFolder(Path folder) {
    try {
      Files.createDirectory(folder, permissions("rwx------"));
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    } catch (IOException e) {
      throw new StartRefused(folder + ": cannot be made: " + e.getMessage());
    }
  }

  /// What Windows protects by the folder it inherits from.
  private static FileAttribute<?>[] permissions(String text) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
