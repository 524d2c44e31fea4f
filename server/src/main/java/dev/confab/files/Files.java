package dev.confab.files;

import static dev.confab.files.FileError.IMAGE_TOO_LARGE;
import static dev.confab.files.FileError.NOT_AN_IMAGE;

import dev.confab.basics.FileId;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

  private final Store store;
  private final InstantSource clock;
  private final WriterCache<FileId, String> pathsInTx;
  private final Map<Place, String> paths = new ConcurrentHashMap<>();

  /// The files of every portal of this store.
  public Files(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.pathsInTx = new WriterCache<>(store, PATHS_MAX);
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
    return id;
  }

  /// Stores the image a parameter holds, in any form the API has for a file; null when it holds no
  /// acceptable image. For methods that go on without a picture, as those of the first generation
  /// do.
  public @Nullable FileId storeImageOrNone(Tx tx, @Nullable JsonNode parameter) {
    var bytes = SentFile.bytesOf(parameter);
    try {
      return bytes == null ? null : storeImage(tx, bytes);
    } catch (Refusal noImage) {
      return null;
    }
  }

  /// The file at an address; null when there is none, or the key is not its own.
  public @Nullable StoredFile open(PortalId portal, long id, String key) {
    return FilesSql.find(store.reads(portal), new FileId(id), key);
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
