package dev.confab.web;

import dev.confab.rpc.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where connections stand whose bots ask every few seconds, in the same words, and are told
/// nothing. One thread looks after all of them, and after each look not before 50 ms have passed:
/// what came meanwhile is answered at one go, with one wake-up and with warm caches, which is most
/// of what such a request costs. Nor is it read again: the same bytes are the same request.
///
/// Whatever else comes, and whatever has to wait, is left to the door at once, and the connection
/// with it. (docs/decisions/0480)
final class Porch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Porch.class);

  /// From one look to the next: the longest that a request waits to be seen.
  static final long PAUSE_MILLIS = 50;

  /// @param linesMax most connections; others are looked after by the door. Each holds two
  ///   kilobytes or so
  /// @param slowMillis how long a bot has been silent when it asks, or it shall not wait for a look
  record Bounds(int linesMax, long slowMillis) {
    static final Bounds SERVER = new Bounds(20_000, 1_000);
  }

  /// Longest until connections that others closed are let go.
  private static final long LET_GO_MILLIS = 1_000;

  /// Longest head of an answer, and longest answer that is sent in one piece.
  private static final int TEXT_MAX = 4 * 1024;

  private final Executor others;
  private final Supplier<HttpField> date;
  private final Bounds bounds;
  private final List<Line> newcomers = new ArrayList<>();
  private final AtomicInteger lines = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ByteBuffer in = BufferUtil.allocateDirect(Line.REPEATED_MAX + 1);
  private final AnswerText text = new AnswerText(TEXT_MAX);
  private @Nullable Selector selector;
  private @Nullable Thread thread;
  private volatile boolean waiting;

  /// @param others run what has to wait
  /// @param date the header that says when something was answered
  Porch(Executor others, Supplier<HttpField> date, Bounds bounds) {
    this.others = others;
    this.date = date;
    this.bounds = bounds;
  }

  /// Looks after a connection from now on; false when there is no room, and nothing has changed.
  synchronized boolean take(Line line) {
    if (closing.getCount() == 0 || lines.get() >= bounds.linesMax()) {
      return false;
    }
    if (thread == null && !begin()) {
      return false;
    }
    lines.incrementAndGet();
    line.counted();
    newcomers.add(line);
    if (waiting && selector != null) {
      selector.wakeup();
    }
    return true;
  }

  private boolean begin() {
    try {
      var opened = Selector.open();
      selector = opened;
      thread = Thread.ofPlatform().name("confab-porch").daemon(true).start(() -> run(opened));
      return true;
    } catch (IOException e) {
      LOG.warn("Connections that poll are not gathered: {}", e.toString());
      return false;
    }
  }

  /// A connection is here no longer.
  void left() {
    lines.decrementAndGet();
  }

  /// Whether somebody who was silent so long asks slowly.
  boolean isSlow(long nanos) {
    return nanos >= bounds.slowMillis() * 1_000_000;
  }

  /// Connections that are looked after.
  int lines() {
    return lines.get();
  }

  private void run(Selector selector) {
    try (selector) {
      try {
        while (closing.getCount() > 0) {
          admit(selector);
          if (selector.selectNow(this::look) == 0) {
            await(selector);
          }
          closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
      } finally {
        leave(selector);
      }
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("Connections that poll are gathered no longer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks at nothing yet: what begins to come will be whole when the pause is over, though many
  /// clients send head and body apart.
  private void await(Selector selector) throws IOException {
    waiting = true;
    try {
      if (isExpectingNobody()) {
        selector.select(selector.keys().isEmpty() ? 0 : LET_GO_MILLIS);
      }
    } finally {
      waiting = false;
    }
  }

  private synchronized boolean isExpectingNobody() {
    return newcomers.isEmpty() && closing.getCount() > 0;
  }

  private void admit(Selector selector) {
    for (var line : newcomers()) {
      try {
        line.stand(selector);
      } catch (IOException | RuntimeException e) { // closed meanwhile
        line.gone();
        line.close(e);
      }
    }
  }

  private synchronized List<Line> newcomers() {
    var all = List.copyOf(newcomers);
    newcomers.clear();
    return all;
  }

  private void look(SelectionKey key) {
    var line = (Line) key.attachment();
    try {
      BufferUtil.clear(in);
      int read = line.read(in);
      if (read != 0) {
        answer(line, key, read > 0 ? line.repeated(in) : null);
      }
    } catch (IOException | RuntimeException e) { // the caller is gone, or the door closed
      line.close(e);
    } catch (Error e) {
      // what was read of the line is lost, so that nobody else can go on with it
      LOG.error("A connection that polls is closed", e);
      line.gone();
      line.close(e);
    }
  }

  private void answer(Line line, SelectionKey key, @Nullable Repeat repeat) throws IOException {
    var begun = repeat;
    Answer answer = null;
    try {
      answer = repeat == null ? null : repeat.again(HttpDoor.requestId());
    } catch (RuntimeException | Error e) {
      LOG.error("A request that came again failed, and is read anew", e);
      begun = null;
    }
    if (answer == null) {
      key.interestOps(0);
      line.goOn(in, begun, others);
    } else {
      send(line, key, answer);
    }
  }

  private void send(Line line, SelectionKey key, Answer answer) throws IOException {
    boolean slow = line.isSlow();
    var pieces = text.of(answer, date.get());
    if (pieces.length == 0) {
      throw new IOException("an answer's head of more than " + TEXT_MAX + " bytes");
    }
    if (!line.flush(pieces)) {
      // whoever reads slowly is waited for by the door
      key.interestOps(0);
      line.write(Callback.from(line::goBack, line::close), copied(pieces));
    } else if (!slow) {
      key.interestOps(0);
      line.goBack();
    }
  }

  /// What is left of the first piece stands in a buffer that the next answer needs.
  private static ByteBuffer[] copied(ByteBuffer[] pieces) {
    var copies = pieces.clone();
    copies[0] = BufferUtil.copy(pieces[0]);
    return copies;
  }

  private synchronized void leave(Selector selector) {
    closing.countDown();
    newcomers.forEach(Line::goBack);
    newcomers.clear();
    selector.keys().stream()
        .filter(Porch::isLookedAfter)
        .map(key -> (Line) key.attachment())
        .forEach(Line::goBack);
  }

  /// Else it was closed, or its answer is still being written.
  private static boolean isLookedAfter(SelectionKey key) {
    try {
      return key.interestOps() != 0;
    } catch (CancelledKeyException e) {
      return false;
    }
  }

  /// Leaves all connections to the door.
  @Override
  public void close() {
    closing.countDown();
    var running = end();
    try {
      if (running != null) {
        running.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Thread end() {
    if (selector != null) {
      selector.wakeup();
    }
    return thread;
  }
}
