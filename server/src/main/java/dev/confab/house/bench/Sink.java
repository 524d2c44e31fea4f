package dev.confab.house.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A handler like a bot's, over real HTTP: notes which message arrived when, answers at once.
final class Sink implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)");
  private static final Pattern MESSAGE = Pattern.compile("%5BMESSAGE_ID%5D=([0-9]+)");
  private static final Pattern CHAT = Pattern.compile("%5BTO_CHAT_ID%5D=([0-9]+)");
  private static final Pattern WAIT = Pattern.compile("[?]wait=([0-9]+) ");
  private static final byte[] DONE =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final long REQUESTS_EVERY_MILLIS = 50;

  /// A message that arrived.
  record Arrival(long message, long nanos) {}

  private final ServerSocket socket;
  private final Map<Long, List<Arrival>> byChat = new HashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final Set<Long> seen = new HashSet<>();
  private long count;
  private long last;
  private String sample = "";

  Sink() throws IOException {
    socket = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().name("bench-sink").daemon(true).start(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/handler";
  }

  /// An address whose answers take this long.
  String slowAddress(long millis) {
    return address() + "?wait=" + millis;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      var out = connection.getOutputStream();
      for (var head = head(in); head != null; head = head(in)) {
        requests.incrementAndGet();
        note(body(in, head), System.nanoTime());
        var wait = WAIT.matcher(head);
        if (wait.find()) {
          in = InputStream.nullInputStream(); // thousands wait: what they hold would be collected
          Thread.sleep(Long.parseLong(wait.group(1))); // while the fast one is measured
          in = new BufferedInputStream(connection.getInputStream());
        }
        out.write(DONE);
      }
    } catch (IOException | InterruptedException e) {
      return; // the server closes what it has no use for
    }
  }

  private static @Nullable String head(InputStream in) throws IOException {
    var head = new StringBuilder("\r\n");
    while (head.length() < 6 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static String body(InputStream in, String head) throws IOException {
    var length = LENGTH.matcher(head);
    int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return new String(in.readNBytes(bytes), StandardCharsets.US_ASCII);
  }

  private synchronized void note(String body, long now) {
    var message = MESSAGE.matcher(body);
    var chat = CHAT.matcher(body);
    if (body.startsWith("event=ONIMBOTMESSAGEADD&") && message.find() && chat.find()) {
      var arrival = new Arrival(Long.parseLong(message.group(1)), now);
      byChat.computeIfAbsent(Long.valueOf(chat.group(1)), id -> new ArrayList<>()).add(arrival);
      count += seen.add(arrival.message()) ? 1 : 0;
      last = now;
      sample = body;
      notifyAll();
    }
  }

  /// Waits for this many messages in all, those that come again not counted, as long as new ones
  /// come in; returns when the last came.
  synchronized long await(long expected, long patienceMillis) throws InterruptedException {
    long before = -1;
    while (count < expected && count != before) {
      before = count;
      long until = System.nanoTime() + patienceMillis * 1_000_000;
      while (count < expected && System.nanoTime() < until) {
        wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      }
    }
    return last;
  }

  /// Waits until each of these messages has arrived; false when nothing new came for too long.
  synchronized boolean awaitAll(Collection<Long> messages, long patienceMillis)
      throws InterruptedException {
    var missing = new HashSet<>(messages);
    long before = -1;
    while (!missing.isEmpty() && count != before) {
      before = count;
      long until = System.nanoTime() + patienceMillis * 1_000_000;
      while (count == before && System.nanoTime() < until) {
        byChat.values().forEach(arrivals -> arrivals.forEach(a -> missing.remove(a.message())));
        if (missing.isEmpty()) {
          return true;
        }
        wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      }
    }
    byChat.values().forEach(arrivals -> arrivals.forEach(a -> missing.remove(a.message())));
    return missing.isEmpty();
  }

  /// Requests that began, whatever they told of.
  int requests() {
    return requests.get();
  }

  /// Waits for so many requests.
  void awaitRequests(int expected) throws InterruptedException {
    while (requests() < expected) {
      Thread.sleep(REQUESTS_EVERY_MILLIS);
    }
  }

  /// When the arrival of this number came.
  synchronized long nanosOf(int number) {
    return byChat.values().stream()
        .flatMap(List::stream)
        .mapToLong(Arrival::nanos)
        .sorted()
        .skip(number - 1L)
        .findFirst()
        .orElseThrow();
  }

  /// The body that came last.
  synchronized String sample() {
    return sample;
  }

  /// What arrived of each chat, in the order of its arrival.
  synchronized List<List<Arrival>> arrivals() {
    return byChat.values().stream().map(List::copyOf).toList();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
