package dev.confab.house.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Asks the same thing again and again.
final class Repeated implements Caller {
  private final String path;
  private final AtomicInteger left;
  private final Poller.Watch watch;

  Repeated(String path, AtomicInteger left) {
    this(path, left, (took, now) -> {});
  }

  Repeated(String path, AtomicInteger left, Poller.Watch watch) {
    this.path = path;
    this.left = left;
    this.watch = watch;
  }

  @Override
  public @Nullable ByteBuffer next() {
    return left.getAndDecrement() > 0 ? Requests.post(path, "{}") : null;
  }

  @Override
  public void answered(Answer answer, long sent, long now) {
    if (answer.status() != 200) {
      throw new BenchFailure("the server answered " + answer.status() + ": " + answer.body(), null);
    }
    watch.polled(now - sent, now);
  }
}
