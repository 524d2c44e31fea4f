package dev.confab.blobs;

import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bytes of every portal's files: kept before a row names them, swept when none does.
public final class Blobs {
  /// How long bytes that no row names are left alone: longer than any call takes, and any backup.
  public static final Duration GRACE = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Blobs.class);

  /// Says whether a row names these bytes.
  @FunctionalInterface
  public interface Named {
    /// Whether it does.
    boolean has(Reads reads, String id);
  }

  private final Store store;
  private final BlobStore bytes;
  private final Path spool;
  private final InstantSource clock;
  private final List<Named> names = new ArrayList<>();
  private final Map<PortalId, String> places = new ConcurrentHashMap<>();

  /// The bytes in this store.
  ///
  /// @param spool a folder for bytes on their way in; of a folder's store, one on the same disk
  public Blobs(Store store, BlobStore bytes, Path spool, InstantSource clock) {
    this.store = store;
    this.bytes = bytes;
    this.spool = spool;
    this.clock = clock;
  }

  /// Bytes that end with the process.
  public static Blobs inMemory(Store store, InstantSource clock) {
    var place = BlobPlace.inMemory(clock);
    return new Blobs(store, place.bytes(), place.spool(), clock);
  }

  /// The folder of bytes on their way in, there when it is asked for.
  public Path spool() {
    try {
      return Files.createDirectories(spool);
    } catch (IOException e) {
      throw new BlobFailure("there is no folder for what comes in", e);
    }
  }

  /// Registers rows that name bytes; without them a sweep would take the bytes away.
  public void namedBy(Named rows) {
    names.add(rows);
  }

  /// Keeps all of `in`, then lets `use` write the row that names it. Where `use` is refused, the
  /// bytes go again at once.
  ///
  /// @throws IOException when `in` ends in one
  /// @throws TooManyBytes when there are more than `bytesMax`
  public <T extends @Nullable Object> T keep(
      PortalId portal, InputStream in, long bytesMax, Function<Blob, T> use) throws IOException {
    try (var spooled = Spool.of(spool, in, bytesMax)) {
      var name = BlobName.fresh(place(portal));
      bytes.keep(name, spooled);
      try {
        var etag = spooled.sha256().substring(0, 32);
        return use.apply(new Blob(name.id(), spooled.size(), etag, spooled.head(), spooled.tail()));
      } catch (Refusal refusal) { // anything else may have come after a commit
        bytes.remove(name);
        throw refusal;
      }
    }
  }

  /// The bytes from `from` up to `to`, the latter not among them.
  public InputStream open(PortalId portal, String id, long from, long to) {
    return bytes.open(new BlobName(place(portal), id), from, to);
  }

  /// Removes what no row of this portal names and what is old enough; returns how much that was.
  public int sweep(PortalId portal) {
    var known = BlobsSql.place(store.reads(portal));
    if (known == null) {
      return 0;
    }
    var doomed = new ArrayList<BlobName>();
    bytes.keptBefore(known, clock.instant().minus(GRACE), doomed::add);
    var reads = store.reads(portal);
    doomed.removeIf(name -> names.stream().anyMatch(rows -> rows.has(reads, name.id())));
    doomed.forEach(bytes::remove);
    return doomed.size();
  }

  /// Removes halves of files that an earlier process was taking in when it ended. For whoever has
  /// the store to himself and takes in nothing yet.
  public void emptySpool() {
    clearSpool(Instant.MAX);
  }

  /// Removes what came in and was never kept.
  public void clearSpool() {
    clearSpool(clock.instant().minus(GRACE));
  }

  private void clearSpool(Instant before) {
    if (!Files.isDirectory(spool)) {
      return;
    }
    try (var files = Files.newDirectoryStream(spool)) {
      for (var file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.warn("Files on their way in could not be cleared: {}", e.toString());
    }
  }

  private String place(PortalId portal) {
    var known = places.get(portal);
    if (known != null) {
      return known;
    }
    var stored = BlobsSql.place(store.reads(portal));
    var place = stored == null ? store.write(portal, BlobsSql::makePlace) : stored;
    places.put(portal, place);
    return place;
  }
}
