package dev.confab.files;

import static dev.confab.files.FileError.IMAGE_TOO_LARGE;
import static dev.confab.files.FileError.NOT_AN_IMAGE;

import dev.confab.basics.FileId;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.blobs.BlobFailure;
import dev.confab.blobs.Blobs;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Images: stored, found again by address, thrown away.
public final class Files {
  /// Most pixels an image may have to a side.
  public static final long SIDE_MAX = 5000;

  /// Largest image: what the longest Base64 text decodes to.
  public static final int BYTES_MAX = SentFile.ENCODED_MAX / 4 * 3;

  private static final int KEY_BYTES = 16;
  private static final int PATHS_MAX = 10_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private record Place(PortalId portal, FileId id) {}

  private static final Logger LOG = LoggerFactory.getLogger(Files.class);

  private final Store store;
  private final Blobs blobs;
  private final InstantSource clock;

  /// One picture is moved at a time, so that no more than one is in memory for it.
  private final ReentrantLock moving = new ReentrantLock();

  private final WriterCache<FileId, String> pathsInTx;
  private final Map<Place, String> paths = new ConcurrentHashMap<>();

  /// The files of every portal of this store.
  public Files(Store store, Blobs blobs, InstantSource clock) {
    this.store = store;
    this.blobs = blobs;
    this.clock = clock;
    this.pathsInTx = new WriterCache<>(store, PATHS_MAX);
    blobs.namedBy(FilesSql::isNamed);
  }

  /// Stores an image. Refuses what is no image or too large.
  public FileId storeImage(Tx tx, byte[] bytes) {
    IMAGE_TOO_LARGE.unless(bytes.length <= BYTES_MAX);
    var image = Image.read(bytes);
    if (image == null) {
      throw NOT_AN_IMAGE.refuse();
    }
    IMAGE_TOO_LARGE.unless(image.width() <= SIDE_MAX && image.height() <= SIDE_MAX);
    var id = new FileId(tx.nextId(Counter.FILE));
    var key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    FilesSql.insert(tx, id, HexFormat.of().formatHex(key), image, bytes, clock.instant());
    var portal = tx.portal();
    tx.afterCommit(
        () -> Thread.ofVirtual().name("confab-picture").start(() -> moveQuietly(portal, id)));
    return id;
  }

  /// Moves pictures out of the database that are still in it: those of older servers, and those
  /// that could not be moved when they came. May end at any moment and begin again; where there is
  /// no moving any, as when the bucket does not answer, it ends with the first.
  ///
  /// @return false when there was none: it would be the same with every other portal
  public boolean moveOld(PortalId portal) {
    int moved = 0;
    boolean isThere = true;
    try {
      for (var next = FilesSql.insideAfter(store.reads(portal), new FileId(0));
          next != null;
          next = FilesSql.insideAfter(store.reads(portal), next)) {
        moved += move(portal, next) ? 1 : 0;
      }
    } catch (RuntimeException e) {
      isThere = !(e instanceof BlobFailure);
      LOG.warn(
          "Not all pictures of portal {} were moved out of the database: {}", portal, e.toString());
    }
    if (moved > 0) {
      LOG.info("{} pictures were moved out of the database", moved);
    }
    return isThere;
  }

  private void moveQuietly(PortalId portal, FileId id) {
    try {
      var _ = move(portal, id);
    } catch (BlobFailure e) {
      stays(id, e);
    }
  }

  /// It is served from where it is, and tried again at the next start.
  private static void stays(FileId id, Exception why) {
    LOG.warn("Picture {} stays in the database: {}", id, why.toString());
  }

  /// What is wrong with one picture concerns no other; that none can be kept is thrown.
  private boolean move(PortalId portal, FileId id) {
    moving.lock();
    try {
      var bytes = FilesSql.inside(store.reads(portal), id);
      return bytes != null
          && blobs.keep(
              portal,
              new ByteArrayInputStream(bytes),
              BYTES_MAX,
              blob -> store.write(portal, tx -> FilesSql.move(tx, id, blob.id(), blob.size())));
    } catch (BlobFailure away) {
      throw away;
    } catch (IOException | RuntimeException e) {
      stays(id, e);
      return false;
    } finally {
      moving.unlock();
    }
  }

  /// Stores the image a parameter holds, in any form the API has for a file; null when it holds no
  /// acceptable image. For methods that go on without a picture, as those of the first generation
  /// do.
  public @Nullable FileId storeImageOrNone(Tx tx, @Nullable JsonNode parameter) {
    try {
      var bytes = SentFile.bytesOf(parameter);
      return bytes == null ? null : storeImage(tx, bytes);
    } catch (Refusal noImage) {
      return null;
    }
  }

  /// The file at an address; null when there is none, or the key is not its own.
  public @Nullable StoredFile open(PortalId portal, long id, String key) {
    var file = new FileId(id);
    var kept = FilesSql.find(store.reads(portal), file, key);
    return kept == null
        ? null
        : new StoredFile(file, kept.mediaType(), bytes(portal, kept), kept.created());
  }

  private byte[] bytes(PortalId portal, FilesSql.Kept kept) {
    if (kept.blob().isEmpty()) {
      return kept.bytes();
    }
    try (var outside = blobs.open(portal, kept.blob(), 0, kept.size())) {
      return outside.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a picture could not be read", e);
    }
  }

  /// The address of a file, from the root of the server; empty when it is gone.
  public String path(Reads reads, FileId id) {
    var path = reads instanceof Tx tx ? pathsInTx.get(tx, id, t -> find(t, id)) : known(reads, id);
    return path == null ? "" : path;
  }

  /// Throws a file away, because what it pictured has another picture now.
  public void remove(Tx tx, FileId id) {
    FilesSql.delete(tx, id);
    pathsInTx.forget(tx, id);
  }

  /// Files do not change and their ids do not come again, so a path once read from committed rows
  /// stays right.
  private @Nullable String known(Reads reads, FileId id) {
    var place = new Place(reads.portal(), id);
    var known = paths.get(place);
    if (known != null) {
      return known;
    }
    var path = find(reads, id);
    if (path != null) {
      if (paths.size() >= PATHS_MAX) {
        paths.clear();
      }
      paths.put(place, path);
    }
    return path;
  }

  private static @Nullable String find(Reads reads, FileId id) {
    var key = FilesSql.keyOf(reads, id);
    return key == null ? null : "/file/" + key + "/" + id;
  }
}
