package dev.confab.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second server away from an SQLite file: locked as long as this one runs. The file stays
/// when the lock is gone, because deleting it would let two servers lock two files of one name.
final class LockFile implements AutoCloseable {
  private final FileChannel channel;

  private LockFile(FileChannel channel) {
    this.channel = channel;
  }

  /// Locks the file beside the database, or fails.
  static LockFile beside(Path database) {
    var file = database.resolveSibling(database.getFileName() + ".lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locks(channel)) {
        return new LockFile(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new StoreFailure("the lock file " + file + " cannot be opened: " + e.getMessage());
    }
    throw new StoreInUse();
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreFailure("the lock file cannot be closed: " + e.getMessage());
    }
  }
}
