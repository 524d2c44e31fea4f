package dev.confab.blobs;

import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A bucket that does not answer.
public final class AwayStore implements BlobStore {
  private final AtomicInteger asked = new AtomicInteger();

  /// How often it was to keep something.
  public int asked() {
    return asked.get();
  }

  @Override
  public void keep(BlobName name, Spool spool) {
    asked.incrementAndGet();
    throw new BlobFailure("away");
  }

  @Override
  public InputStream open(BlobName name, long from, long to) {
    throw new BlobFailure("away");
  }

  @Override
  public void remove(BlobName name) {}

  @Override
  public void keptBefore(String place, Instant moment, Consumer<BlobName> each) {}

  @Override
  public String shown() {
    return "away";
  }
}
