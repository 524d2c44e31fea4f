package dev.confab.web;

import java.util.concurrent.atomic.AtomicLong;

/// Room for the bodies of all requests in progress. Without it a few slow callers with a large body
/// each could fill the memory and end the server for everybody.
final class BodyRoom {
  /// What each body may have without asking, so that small ones always get in.
  static final int FREE = 64 * 1024;

  /// What there is at least, however little memory there is.
  private static final long LEAST = 32 * 1024 * 1024;

  private final long size;
  private final AtomicLong left;

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
