package dev.confab.blobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Bytes that end with the process, for servers whose database does.
public final class MemoryStore implements BlobStore {
  private record Held(byte[] bytes, Instant since) {}

  private final InstantSource clock;
  private final Map<BlobName, Held> held = new ConcurrentHashMap<>();

  /// An empty store.
  public MemoryStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void keep(BlobName name, Spool spool) {
    try {
      held.put(name, new Held(Files.readAllBytes(spool.file()), clock.instant()));
    } catch (IOException e) {
      throw new BlobFailure("a file cannot be kept", e);
    }
  }

  @Override
  public InputStream open(BlobName name, long from, long to) {
    var known = held.get(name);
    if (known == null) {
      throw new BlobFailure("there is no " + name);
    }
    return new ByteArrayInputStream(known.bytes(), (int) from, (int) (to - from));
  }

  @Override
  public void remove(BlobName name) {
    held.remove(name);
  }

  @Override
  public void keptBefore(String place, Instant moment, Consumer<BlobName> each) {
    held.forEach(
        (name, bytes) -> {
          if (name.place().equals(place) && bytes.since().isBefore(moment)) {
            each.accept(name);
          }
        });
  }

  @Override
  public String shown() {
    return "memory";
  }
}
