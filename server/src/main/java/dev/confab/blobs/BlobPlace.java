package dev.confab.blobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// Where a server keeps bytes.
///
/// @param spool a folder for bytes on their way in; of a folder's store, one on the same disk
public record BlobPlace(BlobStore bytes, Path spool) {
  /// What stands in a folder of files for those on their way in.
  private static final String INCOMING = "incoming";

  /// A folder of this machine.
  public static BlobPlace folder(Path folder) {
    return new BlobPlace(new FolderStore(folder), folder.resolve(INCOMING));
  }

  /// A bucket, with a folder of this machine for what is on its way there.
  public static BlobPlace bucket(BlobStore bucket, Path folder) {
    return new BlobPlace(bucket, folder.resolve(INCOMING));
  }

  /// Memory, for servers whose database ends with the process.
  public static BlobPlace inMemory(InstantSource clock) {
    try {
      var folder = Files.createTempDirectory("confab-incoming");
      folder.toFile().deleteOnExit();
      return new BlobPlace(new MemoryStore(clock), folder);
    } catch (IOException e) {
      throw new BlobFailure("there is no folder for what comes in", e);
    }
  }
}
