package dev.confab.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bytes as files of a folder. A file appears under its name whole, by one rename of what was
/// flushed before; the folder is flushed too, so that the name outlives a fall of the machine.
public final class FolderStore implements BlobStore {
  private static final Logger LOG = LoggerFactory.getLogger(FolderStore.class);

  private final Path root;

  /// A store below this folder, which is made when it is needed.
  public FolderStore(Path root) {
    this.root = root;
  }

  @Override
  public void keep(BlobName name, Spool spool) {
    var file = file(name);
    var folder = Objects.requireNonNull(file.getParent()); // a file below the root has one
    try {
      makeFolders(folder);
      Files.move(spool.file(), file, StandardCopyOption.ATOMIC_MOVE);
      flush(folder);
    } catch (IOException e) {
      throw new BlobFailure("a file cannot be kept", e);
    }
  }

  /// Makes what is missing of a path, and flushes the folder each new one stands in.
  private void makeFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    var above = folder.getParent();
    if (above != null && !folder.equals(root)) {
      makeFolders(above);
    }
    Files.createDirectories(folder);
    if (above != null) {
      flush(above);
    }
  }

  /// Where a system cannot flush folders it keeps their order itself.
  private static void flush(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("A folder cannot be flushed: {}", e.toString());
    }
  }

  @Override
  public InputStream open(BlobName name, long from, long to) {
    try {
      var channel = FileChannel.open(file(name), StandardOpenOption.READ);
      return new Bounded(Channels.newInputStream(channel.position(from)), to - from);
    } catch (IOException e) {
      throw new BlobFailure("a file cannot be read", e);
    }
  }

  @Override
  public void remove(BlobName name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new BlobFailure("a file cannot be removed", e);
    }
  }

  @Override
  public void keptBefore(String place, Instant moment, Consumer<BlobName> each) {
    var folder = root.resolve(place);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              var name = BlobName.at(root.relativize(file).toString().replace('\\', '/'));
              if (name != null && attributes.lastModifiedTime().toInstant().isBefore(moment)) {
                each.accept(name);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new BlobFailure("the files cannot be listed", e);
    }
  }

  private Path file(BlobName name) {
    return root.resolve(name.path());
  }

  @Override
  public String shown() {
    return root.toString();
  }
}
