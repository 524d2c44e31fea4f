package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.basics.PortalId;
import dev.confab.blobs.BlobFailure;
import dev.confab.files.Shrunk;
import dev.confab.sql.Store;
import dev.confab.sql.StoreFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Small pictures of images, made when they are first asked for and kept from then on. Few are made
/// at a time, and none of an image whose header promises too many pixels; what has none is shown
/// itself.
public final class Previews {
  /// Longest side of what lists of messages show.
  public static final int SMALL = 250;

  /// Longest side of what a message shows.
  public static final int LARGE = 640;

  private static final int AT_ONCE_MAX = 2;
  private static final int SECONDS_MAX = 10;
  private static final int HOPELESS_MAX = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(Previews.class);

  private record Place(PortalId portal, FileId content) {}

  private final Store store;
  private final Contents contents;
  private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);
  private final Set<Place> hopeless = ConcurrentHashMap.newKeySet();

  Previews(Store store, Contents contents) {
    this.store = store;
    this.contents = contents;
  }

  /// Whether there is a smaller picture of a file than itself.
  public static boolean has(DiskFile file) {
    return file.isImage()
        && Math.max(file.width(), file.height()) > SMALL
        && Shrunk.isPossible(file.mediaType(), file.width(), file.height());
  }

  /// The picture of a file with sides up to this length; null where it is better shown itself.
  public @Nullable Preview of(PortalId portal, DiskFile file, int side) {
    var place = new Place(portal, file.content());
    if (!has(file) || Math.max(file.width(), file.height()) <= side || hopeless.contains(place)) {
      return null;
    }
    var known = ContentsSql.preview(store.reads(portal), file.content(), side);
    return known == null ? inTurn(place, file, side) : known;
  }

  /// The bytes of a picture.
  public InputStream open(PortalId portal, Preview preview) {
    return contents.open(portal, preview);
  }

  private @Nullable Preview inTurn(Place place, DiskFile file, int side) {
    try {
      if (!turns.tryAcquire(SECONDS_MAX, TimeUnit.SECONDS)) {
        return null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    try {
      var known = ContentsSql.preview(store.reads(place.portal()), place.content(), side);
      return known == null ? make(place, file, side) : known;
    } catch (BlobFailure | StoreFailure e) { // a bad moment of ours says nothing of the image
      LOG.warn("The preview of file {} was not made: {}", file.id(), e.toString());
      return null;
    } catch (IOException | RuntimeException e) {
      LOG.info("File {} has no preview: {}", file.id(), e.toString());
      if (hopeless.size() < HOPELESS_MAX) {
        hopeless.add(place);
      }
      return null;
    } finally {
      turns.release();
    }
  }

  private @Nullable Preview make(Place place, DiskFile file, int side) throws IOException {
    var portal = place.portal();
    Shrunk shrunk;
    try (var in = contents.open(portal, file, 0, file.size())) {
      shrunk = Shrunk.of(in, side);
    }
    return contents.keep(
        portal,
        new ByteArrayInputStream(shrunk.bytes()),
        Contents.BYTES_MAX,
        blob -> {
          var preview = new Preview(blob.id(), shrunk.mediaType(), blob.size());
          return store.write(
              portal,
              tx -> {
                var other = ContentsSql.preview(tx, place.content(), side);
                if (other != null || ContentsSql.size(tx, place.content()) == null) {
                  return other; // somebody else was quicker, or the file was deleted
                }
                ContentsSql.insert(tx, place.content(), side, preview);
                return preview;
              });
        });
  }
}
