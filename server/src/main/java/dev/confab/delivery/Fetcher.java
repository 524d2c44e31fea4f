package dev.confab.delivery;

import dev.confab.delivery.WebhookClient.Limits;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Fetches what strangers show to everybody. It follows a few redirects, each of them guarded like
/// the first address; it sends nothing that says who asked, keeps no cookies, and every fetch has
/// one end in time, with all its redirects, and one in bytes, packed and unpacked.
final class Fetcher implements AutoCloseable {
  /// Redirects followed.
  static final int REDIRECTS_MAX = 3;

  private static final int TOO_MANY = 429;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /// What is asked for.
  ///
  /// @param purpose told to the stranger
  /// @param accept the kinds of content told to him
  /// @param type whether what he calls a content is one of them, in small letters
  /// @param bytesMax most that is read of it, as it comes and again as it is unpacked
  record Wanted(String purpose, String accept, Predicate<String> type, int bytesMax) {}

  /// What was found.
  ///
  /// @param address where it was found at last
  /// @param type what its sender calls it, in small letters
  /// @param cut whether there is more of it than was read, or its sender ended before he was done
  record Found(URI address, String type, byte[] bytes, boolean cut) {}

  private final AddressGuard guard;
  private final String userAgent;
  private final Wanted wanted;
  private final Connections connections;
  private final Limits limits;
  private final Set<Connections.Exchange> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("confab-fetch-watch").daemon(true).factory());
  private volatile boolean closed;

  /// @param version of this server, for the `User-Agent`
  Fetcher(AddressGuard guard, String version, Wanted wanted, Limits limits) {
    this.guard = guard;
    this.limits = limits;
    this.wanted = wanted;
    this.userAgent = "Confab/" + version + " (" + wanted.purpose() + ")";
    this.connections = new Connections(guard, new LateTls(), limits, Connections.ALL_MAX);
  }

  /// What is at an address; null when it is not what was asked for.
  ///
  /// @throws IOException when it cannot be fetched, or may not be
  @Nullable Found fetch(String address) throws IOException {
    var at = guard.read(address);
    long end = System.nanoTime() + limits.whole().toNanos();
    for (int redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
      var step = step(at, end);
      if (step.next() == null) {
        return step.found();
      }
      at = guard.read(step.next().toString());
    }
    return null;
  }

  /// @param next where a redirect leads; null: nowhere
  private record Step(@Nullable Found found, @Nullable URI next) {}

  private Step step(URI at, long deadline) throws IOException {
    var target = Target.of(at);
    try (var exchange = connections.begin()) {
      open.add(exchange);
      if (closed) { // whoever closes sets this, then looks for what is open
        throw new IOException("the server stops");
      }
      long left = deadline - System.nanoTime(); // none: broken off at once
      var end = watch.schedule(exchange::cancel, left, TimeUnit.NANOSECONDS);
      try {
        return read(at, exchange.run(target, sheet -> ask(sheet, target)));
      } finally {
        end.cancel(false);
        open.remove(exchange);
      }
    }
  }

  private void ask(Sheet sheet, Target target) {
    sheet
        .add("GET " + target.path() + " HTTP/1.1\r\n")
        .header("Host", target.authority())
        .header("User-Agent", userAgent)
        .header("Accept", wanted.accept())
        .header("Accept-Encoding", "gzip")
        .header("Connection", "close")
        .add("\r\n");
  }

  private Step read(URI at, HttpAnswer answer) throws IOException {
    if (answer.isCut()) {
      throw new IOException("the answer's head is too long"); // what was asked for is behind it
    }
    var location = answer.header("Location");
    if (REDIRECTS.contains(answer.status()) && location != null) {
      return new Step(null, next(at, location));
    }
    if (answer.status() >= 500 || answer.status() == TOO_MANY) {
      throw new IOException("the answer is " + answer.status()); // which says nothing of it
    }
    var type = answer.header("Content-Type");
    var kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
    if (answer.status() != 200 || !wanted.type().test(kind)) {
      return new Step(null, null);
    }
    var packing = answer.header("Content-Encoding");
    var body = body(answer.body(), packing == null ? "" : packing);
    if (body == null) {
      return new Step(null, null);
    }
    var isLong = body.bytes().length > wanted.bytesMax();
    var kept = isLong ? Arrays.copyOf(body.bytes(), wanted.bytesMax()) : body.bytes();
    return new Step(new Found(at, kind, kept, isLong || body.cut()), null);
  }

  private static URI next(URI at, String location) throws IOException {
    try {
      return at.resolve(location.strip());
    } catch (IllegalArgumentException e) {
      throw new IOException("the redirect cannot be read", e);
    }
  }

  /// @param cut whether it was packed, and what was packed has no end
  private record Body(byte[] bytes, boolean cut) {}

  /// What is behind the limit is not read, but for one byte that tells that there is something.
  private @Nullable Body body(InputStream body, String packing) throws IOException {
    int most = wanted.bytesMax() + 1;
    return switch (packing.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> new Body(body.readNBytes(most), false);
      case "gzip", "x-gzip" -> unpacked(body.readNBytes(most), most);
      default -> null;
    };
  }

  private static Body unpacked(byte[] packed, int most) throws IOException {
    var read = new byte[most];
    int length = 0;
    boolean isCut = packed.length == most;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      int count = in.read(read, 0, most);
      while (count > 0) {
        length += count;
        count = in.read(read, length, most - length);
      }
    } catch (EOFException e) {
      isCut = true; // what came before it is a beginning
    }
    return new Body(Arrays.copyOf(read, length), isCut);
  }

  /// Breaks off what is under way.
  @Override
  public void close() {
    closed = true;
    open.forEach(Connections.Exchange::cancel);
    watch.shutdownNow();
    connections.close();
  }
}
