package dev.confab.house.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Does something after a number of answers that it counts together with others.
record Counted(Caller caller, AtomicInteger left, Runnable end) implements Caller {
  @Override
  public @Nullable ByteBuffer next() {
    return caller.next();
  }

  @Override
  public void answered(Answer answer, long sent, long now) {
    caller.answered(answer, sent, now);
    if (left.decrementAndGet() == 0) {
      end.run();
    }
  }
}
