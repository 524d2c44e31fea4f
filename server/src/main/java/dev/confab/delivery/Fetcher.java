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
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
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

  /// @param version of this server, for the `User-Agent`
  Fetcher(AddressGuard guard, String version, Wanted wanted, Limits limits) {
    this.guard = guard;
    this.limits = limits;
    this.wanted = wanted;
    this.userAgent = "Confab/" + version + " (" + wanted.purpose() + ")";
    this.connections = new Connections(guard, new LateTls(), limits);
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
    var secure = at.getScheme().equalsIgnoreCase("https");
    var authority = AddressGuard.authority(at);
    int port = authority.getPort() >= 0 ? authority.getPort() : secure ? 443 : 80;
    var host = new HttpHost(secure ? "https" : "http", authority.getHostName(), port);
    var request = new HttpGet(at);
    request.addHeader(HttpHeaders.HOST, authority.toString());
    request.addHeader(HttpHeaders.USER_AGENT, userAgent);
    request.addHeader(HttpHeaders.ACCEPT, wanted.accept());
    request.addHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
    request.addHeader(HttpHeaders.CONNECTION, "close");
    try (var exchange = connections.begin()) {
      open.add(exchange);
      long left = deadline - System.nanoTime(); // none: broken off at once
      var end = watch.schedule(exchange::cancel, left, TimeUnit.NANOSECONDS);
      try {
        return read(at, exchange.run(new HttpRoute(host, null, secure), request));
      } finally {
        end.cancel(false);
        open.remove(exchange);
      }
    }
  }

  private Step read(URI at, ClassicHttpResponse response) throws IOException {
    var location = response.getFirstHeader(HttpHeaders.LOCATION);
    if (REDIRECTS.contains(response.getCode()) && location != null) {
      return new Step(null, next(at, location.getValue()));
    }
    if (response.getCode() >= 500 || response.getCode() == TOO_MANY) {
      throw new IOException("the answer is " + response.getCode()); // which says nothing of it
    }
    var type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    var kind = type == null ? "" : type.getValue().toLowerCase(Locale.ROOT);
    if (response.getCode() != 200 || response.getEntity() == null || !wanted.type().test(kind)) {
      return new Step(null, null);
    }
    var packing = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
    var body = body(response.getEntity().getContent(), packing == null ? "" : packing.getValue());
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
    open.forEach(Connections.Exchange::cancel);
    watch.shutdownNow();
    connections.close();
  }
}
