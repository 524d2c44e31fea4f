package dev.confab.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pictures of strangers in a folder, so many bytes of them and so many of them: the smallest takes
/// a block of the disk and a place in memory. What nobody has looked at for longest goes first.
/// Nothing is lost with it: whatever goes wrong here, a picture is fetched once more.
final class PictureCache {
  /// How long a picture is believed to be what is at its address.
  static final Duration BELIEVED = Duration.ofDays(1);

  /// What a file takes of a disk at least, and by which it grows.
  static final int BLOCK = 4_096;

  private static final int COUNT_MAX = 100_000;
  private static final Logger LOG = LoggerFactory.getLogger(PictureCache.class);
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.(png|jpeg|gif|webp|bmp)");
  private static final String UNFINISHED = ".part";
  private static final String IMAGE = "image/";

  private record Entry(String mediaType, long size, Instant fetched) {
    long taken() {
      return PictureCache.taken(size);
    }
  }

  private final Path folder;
  private final long bytesMax;
  private final int countMax;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /// A cache in this folder, which is made when it is needed; what an earlier process left counts.
  PictureCache(Path folder, long bytesMax) {
    this(folder, bytesMax, COUNT_MAX);
  }

  PictureCache(Path folder, long bytesMax, int countMax) {
    this.folder = folder;
    this.bytesMax = bytesMax;
    this.countMax = countMax;
    if (Files.isDirectory(folder)) {
      readFolder();
    }
  }

  private void readFolder() {
    record Old(String key, Entry entry) {}
    var found = new ArrayList<Old>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          var fetched = Files.getLastModifiedTime(file).toInstant();
          var entry = new Entry(IMAGE + name.group(2), Files.size(file), fetched);
          found.add(new Old(name.group(1), entry));
        } else if (file.toString().endsWith(UNFINISHED)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.warn("The pictures in {} cannot be read: {}", folder, e.toString());
    }
    found.sort(Comparator.comparing(old -> old.entry().fetched()));
    found.forEach(old -> put(old.key(), old.entry()));
  }

  private static long taken(long size) {
    return Math.max(1, Math.ceilDiv(size, BLOCK)) * BLOCK;
  }

  /// The picture kept under a key; null when there is none, or none that is believed.
  synchronized @Nullable Picture open(String key, Instant now) {
    var entry = entries.get(key);
    if (entry == null || entry.fetched().plus(BELIEVED).isBefore(now)) {
      return null;
    }
    try {
      return new Picture(
          entry.mediaType(), entry.size(), Files.newInputStream(file(key, entry.mediaType())));
    } catch (IOException e) {
      LOG.debug("A picture is gone: {}", e.toString());
      remove(key);
      return null;
    }
  }

  /// Keeps a picture; not being able to is a pity and nothing else.
  synchronized void keep(String key, String mediaType, byte[] picture, Instant now) {
    if (taken(picture.length) > bytesMax) {
      return;
    }
    remove(key);
    var part = folder.resolve(key + UNFINISHED);
    try {
      Files.createDirectories(folder);
      Files.write(part, picture);
      Files.setLastModifiedTime(part, FileTime.from(now));
      Files.move(part, file(key, mediaType), StandardCopyOption.ATOMIC_MOVE);
      put(key, new Entry(mediaType, picture.length, now));
    } catch (IOException e) {
      LOG.warn("A picture is not kept: {}", e.toString());
      delete(part);
    }
  }

  private void put(String key, Entry entry) {
    entries.put(key, entry);
    bytes += entry.taken();
    var oldest = entries.entrySet().iterator();
    while (bytes > bytesMax || entries.size() > countMax) {
      var gone = oldest.next();
      oldest.remove();
      forget(gone.getKey(), gone.getValue());
    }
  }

  private void remove(String key) {
    var entry = entries.remove(key);
    if (entry != null) {
      forget(key, entry);
    }
  }

  private void forget(String key, Entry entry) {
    bytes -= entry.taken();
    delete(file(key, entry.mediaType()));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("A picture cannot be removed: {}", e.toString());
    }
  }

  private Path file(String key, String mediaType) {
    return folder.resolve(key + "." + mediaType.substring(IMAGE.length()));
  }
}
