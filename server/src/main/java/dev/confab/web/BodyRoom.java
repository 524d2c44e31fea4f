package dev.confab.web;

import java.util.concurrent.atomic.AtomicLong;

/// Room for the bodies of all requests in progress. Without it a few slow callers with a large body
/// each could fill the memory and end the server for everybody.
final class BodyRoom {
  /// What each body may have without asking, so that small ones always get in.
  static final int FREE = 64 * 1024;

  private final AtomicLong left;

  BodyRoom(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /// An eighth of the memory, because a body takes several times its length while it is read.
  static BodyRoom ofMemory(int bodyMax) {
    return new BodyRoom(Math.max(bodyMax, Runtime.getRuntime().maxMemory() / 8));
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
