package dev.confab.blobs;

import dev.confab.basics.PortalId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sweeps the bytes of all portals some time after the start, and then every day.
public final class BlobSweep implements AutoCloseable {
  private static final Duration FIRST = Duration.ofMinutes(10);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(BlobSweep.class);

  private final Blobs blobs;
  private final Supplier<List<PortalId>> portals;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;

  /// A sweep of these; [#start] lets it work.
  public BlobSweep(Blobs blobs, Supplier<List<PortalId>> portals) {
    this.blobs = blobs;
    this.portals = portals;
  }

  /// Begins to sweep in the background.
  public void start() {
    thread = Thread.ofPlatform().name("confab-blob-sweep").daemon(true).start(this::run);
  }

  private void run() {
    try {
      for (var pause = FIRST; !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS); ) {
        sweep();
        pause = EVERY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() {
    blobs.clearSpool();
    for (var portal : portals.get()) {
      try {
        int removed = blobs.sweep(portal);
        if (removed > 0) {
          LOG.info("{} files that nothing names any more were removed", removed);
        }
      } catch (RuntimeException e) {
        LOG.error("Removing old files failed; tried again tomorrow", e);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    var running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
