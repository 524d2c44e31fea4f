package dev.confab.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// The part of the SQLite driver that is not Java. Left to itself the driver unpacks it at each
/// start into the folder for temporary files; that takes a tenth of a second, and a server that is
/// killed leaves it there. The launcher has it unpacked once, when it builds, and names the folder
/// at each start; where the library cannot be loaded from there, the driver goes its own way.
public final class NativeLibrary {
  /// What the driver reads the folder's name from.
  private static final String FOLDER = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /// Unpacks the library for this machine into the folder, and has this process take it from there.
  /// Does nothing on a machine for which the driver has none.
  public static void unpackInto(Path folder) {
    var name = LibraryLoaderUtil.getNativeLibName();
    var inside = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (var packed = SQLiteJDBCLoader.class.getResourceAsStream(inside)) {
      if (packed == null) {
        return;
      }
      Files.createDirectories(folder);
      // whole or not at all: another server may be starting
      var part = folder.resolve(name + "." + ProcessHandle.current().pid());
      Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty(FOLDER, folder.toAbsolutePath().toString());
  }
}
