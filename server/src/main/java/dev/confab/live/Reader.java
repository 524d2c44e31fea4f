package dev.confab.live;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One open socket. Frames wait in its own line while it is busy with the one before; when too many
/// do, it is closed, and the page may come back for them.
public final class Reader {
  /// The page did not keep up.
  static final int TOO_SLOW = 4408;

  /// Frames, and their bytes, that may wait.
  static final int WAITING_MAX = 2_000;

  static final int WAITING_BYTES_MAX = 4 * 1024 * 1024;

  private final Visitor visitor;
  private final Wire wire;
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean busy;
  private boolean ended;
  private boolean left;
  private volatile long spokeNanos = System.nanoTime();

  Reader(Visitor visitor, Wire wire) {
    this.visitor = visitor;
    this.wire = wire;
  }

  Visitor visitor() {
    return visitor;
  }

  long spokeNanos() {
    return spokeNanos;
  }

  /// Sends a frame, soon.
  void tell(byte[] frame) {
    synchronized (this) {
      if (ended) {
        return;
      }
      if (busy) {
        waitingBytes += frame.length;
        if (waiting.size() < WAITING_MAX && waitingBytes <= WAITING_BYTES_MAX) {
          waiting.add(frame);
          return;
        }
        end();
      } else {
        busy = true;
      }
    }
    if (hasEnded()) {
      wire.close(TOO_SLOW, "too slow, come back");
    } else {
      send(frame);
    }
  }

  private void send(byte[] frame) {
    spokeNanos = System.nanoTime();
    wire.send(frame, this::sent);
  }

  private void sent() {
    var next = next();
    if (next != null) {
      send(next);
    }
  }

  private synchronized byte @Nullable [] next() {
    var next = waiting.poll();
    if (next == null) {
      busy = false;
    } else {
      waitingBytes -= next.length;
    }
    return next;
  }

  /// Ends it from our side.
  void close(int code, String why) {
    synchronized (this) {
      end();
    }
    wire.close(code, why);
  }

  /// It is gone; true when that is news.
  synchronized boolean leaves() {
    end();
    var news = !left;
    left = true;
    return news;
  }

  private void end() {
    ended = true;
    waiting.clear();
    waitingBytes = 0;
  }

  private synchronized boolean hasEnded() {
    return ended;
  }
}
