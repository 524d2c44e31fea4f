package dev.confab.web;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Room for the bodies of all requests in progress. Without it a few slow callers with a large body
/// each could fill the memory and end the server for everybody.
final class BodyRoom {
  /// What a body may have without asking, so that small ones get in beside large ones.
  static final int FREE = 64 * 1024;

  /// Bodies that have that at the same time; more of them ask from their first byte on.
  static final int FREE_BODIES = 500;

  /// What there is at least, however little memory there is.
  private static final long LEAST = 32 * 1024 * 1024;

  private final long size;
  private final AtomicLong left;
  private final AtomicInteger bodies = new AtomicInteger();

  BodyRoom(long bytes) {
    this.size = bytes;
    this.left = new AtomicLong(bytes);
  }

  /// A sixth of the memory, because a body takes four times its length while it is read: its bytes,
  /// the characters of the text that is most of a large one, and that text.
  static BodyRoom ofMemory(long memory) {
    return new BodyRoom(Math.max(LEAST, memory / 6));
  }

  /// The longest body for which there is ever room.
  long bodyMax() {
    return size + FREE;
  }

  /// A body begins; returns what it may have without asking.
  int enter() {
    return bodies.incrementAndGet() <= FREE_BODIES ? FREE : 0;
  }

  /// What came of a body is no longer needed.
  void exit() {
    bodies.decrementAndGet();
  }

  /// Takes so many bytes, or takes none and says false.
  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  /// Gives bytes back.
  void give(long bytes) {
    left.addAndGet(bytes);
  }
}
