package dev.confab.house.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Thousands of pages with a socket each, read by one thread: the reader's side of a measurement
/// must cost as little as can be, since it shares the machine.
final class OpenPages implements AutoCloseable {
  /// What stands before the time in a message.
  static final String SAID_AT = "said at ";

  private static final byte[] ADDED = ascii("\"type\":\"message.add\"");
  private static final byte[] ID = ascii("\"message\":{\"id\":");
  private static final byte[] AT = ascii(SAID_AT);

  private final InetSocketAddress server;
  private final String origin;
  private final Selector selector;
  private final List<Page> pages = new ArrayList<>();
  private final Thread thread;
  private Latencies latencies = new Latencies();
  private long seen;
  private volatile boolean closed;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  OpenPages(String address) throws IOException {
    var uri = URI.create(address);
    this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
    this.origin = address;
    this.selector = Selector.open();
    this.thread = Thread.ofPlatform().name("pages").daemon(true).start(this::read);
  }

  /// Opens a page of whoever has this cookie, who is in this chat.
  void open(String cookie, long chat) throws IOException {
    var channel = SocketChannel.open(server);
    var head =
        String.join(
                "\r\n",
                "GET /confab/live HTTP/1.1",
                "Host: %s",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Origin: %s",
                "Cookie: confab_session=%s",
                "",
                "")
            .formatted(origin.substring("http://".length()), origin, cookie);
    channel.write(ByteBuffer.wrap(ascii(head)));
    var page = new Page(channel, chat);
    page.awaitHello();
    channel.configureBlocking(false);
    synchronized (this) {
      pages.add(page);
    }
    selector.wakeup();
    channel.register(selector, SelectionKey.OP_READ, page);
  }

  private void read() {
    try {
      while (!closed) {
        selector.select(key -> ((Page) key.attachment()).read(), 100);
      }
    } catch (IOException e) {
      throw new BenchFailure("the pages could not be read", e);
    }
  }

  synchronized long seen() {
    return seen;
  }

  synchronized Latencies latencies() {
    return latencies;
  }

  /// Forgets the times so far.
  synchronized void forget() {
    latencies = new Latencies();
  }

  private synchronized void note(Page page, long message, long saidAt, long now) {
    seen++;
    latencies.add(now - saidAt);
    page.messages.add(message);
  }

  /// Waits until so many messages were seen, or nothing has come for too long.
  void await(long expected, long patienceMillis) throws InterruptedException {
    long last = -1;
    long since = System.nanoTime();
    while (seen() < expected && System.nanoTime() - since < patienceMillis * 1_000_000L) {
      if (seen() != last) {
        last = seen();
        since = System.nanoTime();
      }
      Thread.sleep(20);
    }
  }

  /// Pages on which not every message of their chat was seen, once and in order.
  synchronized long wrong(Map<Long, List<Long>> expected) {
    return pages.stream().filter(page -> !page.messages.equals(expected.get(page.chat))).count();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (var page : pages) {
      page.channel.close();
    }
    selector.close();
  }

  private final class Page {
    final SocketChannel channel;
    final long chat;
    final List<Long> messages = new ArrayList<>();
    private ByteBuffer in = ByteBuffer.allocate(4 * 1024);

    Page(SocketChannel channel, long chat) {
      this.channel = channel;
      this.chat = chat;
    }

    /// Reads the answer to the handshake; what came behind it stays for later.
    void awaitHello() throws IOException {
      while (true) {
        if (channel.read(in) < 0) {
          throw new BenchFailure("the server closed a page", null);
        }
        var text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end >= 0) {
          if (!text.startsWith("HTTP/1.1 101")) {
            throw new BenchFailure("no page was opened: " + text, null);
          }
          in.flip().position(end + 4);
          in.compact();
          return;
        }
      }
    }

    void read() {
      try {
        if (channel.read(in) < 0) {
          throw new BenchFailure("the server closed a page", null);
        }
      } catch (IOException e) {
        throw new BenchFailure("the server broke a page off", e);
      }
      long now = System.nanoTime();
      in.flip();
      while (frame(now)) {
        // until only a part of one is left
      }
      in.compact();
      if (!in.hasRemaining()) {
        in = ByteBuffer.allocate(in.capacity() * 4).put(in.flip());
      }
    }

    private boolean frame(long now) {
      int from = in.position();
      if (in.remaining() < 4) {
        return false;
      }
      int length = in.get(from + 1) & 0x7f;
      int head = 2;
      if (length == 126) {
        length = in.getShort(from + 2) & 0xffff;
        head = 4;
      } else if (length == 127) {
        if (in.remaining() < 10) {
          return false;
        }
        length = Math.toIntExact(in.getLong(from + 2));
        head = 10;
      }
      if (in.remaining() < head + length) {
        return false;
      }
      event(in.array(), from + head, from + head + length, now);
      in.position(from + head + length);
      return true;
    }

    private void event(byte[] bytes, int from, int to, long now) {
      if (find(bytes, from, Math.min(to, from + 64), ADDED) >= 0) {
        long message = number(bytes, find(bytes, from, to, ID));
        long saidAt = number(bytes, find(bytes, from, to, AT));
        note(this, message, saidAt, now);
      }
    }

    private static int find(byte[] bytes, int from, int to, byte[] wanted) {
      for (int i = from; i + wanted.length <= to; i++) {
        int same = 0;
        while (same < wanted.length && bytes[i + same] == wanted[same]) {
          same++;
        }
        if (same == wanted.length) {
          return i + same;
        }
      }
      return -1;
    }

    private static long number(byte[] bytes, int from) {
      if (from < 0) {
        throw new BenchFailure("a message without what is looked for", null);
      }
      long number = 0;
      for (int i = from; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
        number = number * 10 + bytes[i] - '0';
      }
      return number;
    }
  }
}
