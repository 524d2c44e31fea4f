package dev.confab.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The connections to handlers, kept for a while for the next event.
///
/// HTTP is spoken here and not by a library: a webhook follows, repeats, unpacks and remembers
/// nothing, and what a library holds for each exchange so that it could is most of what an exchange
/// with a slow handler would hold.
final class Connections implements AutoCloseable {
  /// Connections at the same time, used or not; the courier's own limits come first.
  static final int ALL_MAX = 20_000;

  private static final Duration IDLE_MAX = Duration.ofSeconds(20);

  private static final String TIMEOUT = "timeout=";

  /// Digits of a number of seconds that are read.
  private static final int DIGITS_MAX = 6;

  /// Characters of a `Keep-Alive` that are read; a stranger decides how many he sends.
  private static final int TOLD_MAX = 256;

  /// Writes a request.
  @FunctionalInterface
  interface Request {
    void write(Sheet sheet) throws IOException;
  }

  private final AddressGuard guard;
  private final LateTls tls;
  private final WebhookClient.Limits limits;
  private final int most;

  /// Connections nobody uses, those used last in front. Guarded by itself.
  private final Map<Target.Host, ArrayDeque<Line>> idle = new HashMap<>();

  private final AtomicInteger lines = new AtomicInteger();
  private boolean closed;

  /// @param most connections at the same time; beyond it one that nobody uses ends for each new one
  Connections(AddressGuard guard, LateTls tls, WebhookClient.Limits limits, int most) {
    this.most = most;
    this.guard = guard;
    this.tls = tls;
    this.limits = limits;
  }

  /// An exchange of a request for its answer, over a connection of its own until it is closed.
  final class Exchange implements AutoCloseable {
    /// By when the answer must have begun, then by when it must be over, as [System#nanoTime] tells
    /// it.
    volatile long deadline;

    private final long end;
    private @Nullable Line line;
    private @Nullable HttpAnswer ended;
    private volatile boolean begun;
    private boolean sent;
    private volatile boolean cancelled;

    private Exchange(long now) {
      this.end = now + limits.whole().toNanos();
      this.deadline = Math.min(end, now + limits.begin().toNanos());
    }

    /// Sends the request and reads the head of the answer.
    ///
    /// @param request writes it, when there is a connection
    HttpAnswer run(Target target, Request request) throws IOException {
      var used = line(target.host());
      sent = true;
      send(request, used);
      var answer = HttpAnswer.read(used.in());
      begun = true;
      deadline = end;
      return answer;
    }

    private Line line(Target.Host host) throws IOException {
      for (var kept = poll(host); kept != null; kept = poll(host)) {
        use(kept); // before the look: it must be possible to break that off
        if (isFit(kept)) {
          return kept;
        }
        end(kept);
      }
      var fresh = new Line(host);
      if (lines.incrementAndGet() > most) {
        endOne();
      }
      use(fresh);
      fresh.connect(guard, tls, limits.connect());
      return fresh;
    }

    private synchronized void use(Line used) throws IOException {
      line = used;
      if (cancelled) {
        throw new InterruptedIOException();
      }
    }

    /// The answer was read to its end: if both sides like, the next event uses the connection.
    void ended(HttpAnswer answer) {
      ended = answer;
    }

    /// Breaks the exchange off, from any thread. One that is closed has no connection any more.
    synchronized void cancel() {
      cancelled = true;
      if (line != null) {
        end(line);
      }
    }

    /// Whether the head of the answer was read.
    boolean isBegun() {
      return begun;
    }

    /// Whether the request left, or a part of it.
    boolean isSent() {
      return sent;
    }

    boolean isCancelled() {
      return cancelled;
    }

    private synchronized @Nullable Line left() {
      var used = line;
      line = null; // whoever comes to cancel it now comes too late
      return used;
    }

    /// Gives the connection back, or ends it.
    @Override
    public void close() {
      var used = left();
      if (used == null) {
        return;
      }
      if (cancelled || ended == null || !ended.keepsConnection() || !keep(used, ended)) {
        end(used);
      }
    }
  }

  /// Apart, so that nobody who waits for an answer holds the request.
  private static void send(Request request, Line line) throws IOException {
    var sheet = new Sheet();
    request.write(sheet);
    sheet.send(line.out());
  }

  /// An exchange that must be over when as much time has passed as the limits allow.
  Exchange begin() {
    return new Exchange(System.nanoTime());
  }

  private void end(Line line) {
    if (line.close()) {
      lines.decrementAndGet();
    }
  }

  /// Can a kept connection be used again?
  private static boolean isFit(Line line) {
    return line.keptUntil - System.nanoTime() > 0 && !line.isStale();
  }

  private @Nullable Line poll(Target.Host host) {
    synchronized (idle) {
      var here = idle.get(host);
      return here == null ? null : here.poll();
    }
  }

  private boolean keep(Line line, HttpAnswer answer) {
    line.keptUntil = System.nanoTime() + patience(answer).toNanos();
    synchronized (idle) {
      if (!closed) {
        idle.computeIfAbsent(line.host, host -> new ArrayDeque<>(2)).addFirst(line);
      }
      return !closed;
    }
  }

  private static Duration patience(HttpAnswer answer) {
    var told = answer.header("Keep-Alive");
    return told == null ? IDLE_MAX : patience(told);
  }

  /// How long the other side keeps a connection open that nobody uses, by its `Keep-Alive`: a
  /// second less than it says, since a request that meets the end on its way is a failed attempt.
  ///
  /// Read by hand: what a pattern tries on a text that was made for it may take minutes, and holds
  /// the thread of many others.
  static Duration patience(String told) {
    var words = told.substring(0, Math.min(told.length(), TOLD_MAX)).toLowerCase(Locale.ROOT);
    int found = words.indexOf(TIMEOUT);
    int from = found + TIMEOUT.length();
    int most = Math.min(words.length(), from + DIGITS_MAX);
    int seconds = 0;
    int at = from;
    while (found >= 0 && at < most && isDigit(words.charAt(at))) {
      seconds = 10 * seconds + words.charAt(at) - '0';
      at++;
    }
    if (at == from) {
      return IDLE_MAX;
    }
    var asked = Duration.ofSeconds(seconds - 1L);
    return asked.compareTo(IDLE_MAX) < 0 ? asked : IDLE_MAX;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Makes room for a new connection.
  private void endOne() {
    Line old = null;
    synchronized (idle) {
      var some = idle.values().iterator();
      while (old == null && some.hasNext()) {
        old = some.next().pollLast();
      }
    }
    if (old != null) {
      end(old);
    }
  }

  /// Ends what nobody used for a while.
  void tidy() {
    long now = System.nanoTime();
    outOf(line -> line.keptUntil - now <= 0).forEach(this::end);
  }

  private List<Line> outOf(Predicate<Line> wanted) {
    var found = new ArrayList<Line>();
    synchronized (idle) {
      for (var here : idle.values()) {
        here.stream().filter(wanted).forEach(found::add);
        here.removeIf(wanted);
      }
      idle.values().removeIf(ArrayDeque::isEmpty);
    }
    return found;
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
    }
    outOf(line -> true).forEach(this::end);
  }
}
