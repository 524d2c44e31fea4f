package dev.confab.house.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Drives many keep-alive connections from one thread, one request under way on each: the caller's
/// side of a measurement must cost as little as can be, since it shares the machine.
final class LoadLoop {
  /// Longest sleep in which no answer is noticed. Without any, the loop would keep one of the cores
  /// busy that it shares with the server.
  private static final long NAP_NANOS = 100_000;

  private final InetSocketAddress server;
  private final double perSecond;
  private final ArrayDeque<Line> idle = new ArrayDeque<>();
  private int open;
  private long begun;
  private long asked;

  /// @param perSecond requests a second over all callers; 0: each as soon as the last is answered
  LoadLoop(InetSocketAddress server, double perSecond) {
    this.server = server;
    this.perSecond = perSecond;
  }

  /// Runs until no caller has anything left to ask; returns how many nanoseconds that took.
  long run(List<? extends Caller> callers) throws IOException {
    try (var selector = Selector.open()) {
      try {
        for (var caller : callers) {
          idle.add(new Line(caller, selector));
        }
        begun = System.nanoTime();
        open = idle.size();
        askIdle();
        while (open > 0) {
          select(selector);
          askIdle();
        }
        return System.nanoTime() - begun;
      } finally {
        for (var key : selector.keys()) {
          key.channel().close();
        }
      }
    }
  }

  private void select(Selector selector) throws IOException {
    if (perSecond > 0 && !idle.isEmpty()) {
      var left = due() - System.nanoTime();
      if (left > 1_000_000) {
        selector.select(key -> answered((Line) key.attachment()), left / 1_000_000);
      } else {
        LockSupport.parkNanos(Math.min(left, NAP_NANOS));
        selector.selectNow(key -> answered((Line) key.attachment()));
      }
    } else {
      selector.select(key -> answered((Line) key.attachment()));
    }
  }

  private void answered(Line line) {
    try {
      if (line.read()) {
        idle.add(line);
      }
    } catch (IOException e) {
      throw new BenchFailure("the server broke a connection off", e);
    }
  }

  /// When the next request shall leave. It is timed from here, whether a caller was free or not, so
  /// that a server that stalls cannot hide the wait of those it kept from asking.
  private long due() {
    return begun + (long) (asked * 1e9 / perSecond);
  }

  private void askIdle() throws IOException {
    var now = System.nanoTime();
    while (!idle.isEmpty() && (perSecond == 0 || due() <= now)) {
      var line = idle.poll();
      var request = line.caller.next();
      if (request == null) {
        open--;
      } else {
        line.send(request, perSecond == 0 ? now : due());
        asked++;
        now = System.nanoTime();
      }
    }
  }

  private final class Line {
    final Caller caller;
    final SocketChannel channel;
    private ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    private long sent;

    Line(Caller caller, Selector selector) throws IOException {
      this.caller = caller;
      this.channel = SocketChannel.open(server);
      channel.socket().setTcpNoDelay(true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(ByteBuffer request, long from) throws IOException {
      sent = from;
      in.clear();
      while (request.hasRemaining()) {
        channel.write(request);
      }
    }

    /// True when the answer is complete.
    boolean read() throws IOException {
      if (channel.read(in) < 0) {
        throw new BenchFailure("the server closed a connection", null);
      }
      var answer = Answer.of(in);
      if (answer == null) {
        in = in.hasRemaining() ? in : wider(in);
        return false;
      }
      caller.answered(answer, sent, System.nanoTime());
      return true;
    }

    private static ByteBuffer wider(ByteBuffer full) {
      return ByteBuffer.allocate(full.capacity() * 4).put(full.flip());
    }
  }
}
