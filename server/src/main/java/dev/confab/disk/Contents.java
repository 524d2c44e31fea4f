package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.basics.PortalId;
import dev.confab.blobs.Blob;
import dev.confab.blobs.BlobFailure;
import dev.confab.blobs.Blobs;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands in files: outside of the database, but for what older servers kept in it, which is
/// read where it stands until it is moved.
public final class Contents {
  /// Most bytes of a file.
  public static final long BYTES_MAX = 100L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Contents.class);

  private final Store store;
  private final Blobs blobs;

  Contents(Store store, Blobs blobs) {
    this.store = store;
    this.blobs = blobs;
    blobs.namedBy(ContentsSql::isNamed);
  }

  /// Keeps bytes, then lets `use` write the file that has them.
  ///
  /// @throws IOException when `in` ends in one
  /// @throws dev.confab.blobs.TooManyBytes when there are more than `bytesMax`
  public <T extends @Nullable Object> T keep(
      PortalId portal, InputStream in, long bytesMax, Function<Blob, T> use) throws IOException {
    return blobs.keep(portal, in, bytesMax, use);
  }

  void name(Tx tx, FileId content, Blob blob) {
    ContentsSql.insert(tx, content, blob.id());
  }

  /// The bytes of a file from `from` up to `to`, the latter not among them.
  public InputStream open(PortalId portal, DiskFile file, long from, long to) {
    return open(portal, file.content(), from, to);
  }

  private InputStream open(PortalId portal, FileId content, long from, long to) {
    var reads = store.reads(portal);
    var blob = ContentsSql.blob(reads, content);
    return blob == null
        ? new Parts(reads, content, from, to, at -> moved(portal, content, at, to))
        : blobs.open(portal, blob, from, to);
  }

  InputStream open(PortalId portal, Preview preview) {
    return blobs.open(portal, preview.blob(), 0, preview.size());
  }

  /// Moves what older servers kept in the database; may end at any moment and begin again. Where
  /// nothing can be kept, as when the bucket does not answer, it ends with the first.
  ///
  /// @return false when nothing could: it would be the same with every other portal
  public boolean moveOld(PortalId portal) {
    try {
      moveAll(portal);
      return true;
    } catch (RuntimeException e) {
      LOG.warn(
          "Not all files of portal {} were moved out of the database: {}", portal, e.toString());
      return !(e instanceof BlobFailure);
    }
  }

  private void moveAll(PortalId portal) {
    var reads = store.reads(portal);
    int moved = 0;
    for (var next = ContentsSql.oldAfter(reads, new FileId(0));
        next != null;
        next = ContentsSql.oldAfter(reads, next)) {
      moved += move(portal, next) ? 1 : 0;
    }
    if (moved > 0) {
      LOG.info("{} files were moved out of the database", moved);
    }
  }

  /// What was moved between the look for it and the read.
  private InputStream moved(PortalId portal, FileId content, long from, long to) {
    var blob = ContentsSql.blob(store.reads(portal), content);
    if (blob == null) {
      throw new IllegalStateException("content " + content + " has no bytes");
    }
    return blobs.open(portal, blob, from, to);
  }

  private boolean move(PortalId portal, FileId content) {
    try (var parts = Parts.whole(store.reads(portal), content)) {
      return blobs.keep(
          portal,
          parts,
          Long.MAX_VALUE,
          blob -> store.write(portal, tx -> move(tx, content, blob)));
    } catch (BlobFailure away) {
      throw away; // it would be the same with every other, each with the timeouts of a bucket
    } catch (IOException | RuntimeException e) {
      LOG.error("File content {} could not be moved; it stays in the database", content, e);
      return false;
    }
  }

  /// Names the bytes outside and forgets those inside, if they are the same.
  private static boolean move(Tx tx, FileId content, Blob blob) {
    var size = ContentsSql.size(tx, content);
    if (size != null && size != blob.size()) {
      throw new IllegalStateException("content " + content + " is not as long as it should be");
    }
    if (size != null && ContentsSql.blob(tx, content) == null) {
      ContentsSql.insert(tx, content, blob.id());
    }
    ContentsSql.deleteParts(tx, content);
    return true;
  }
}
