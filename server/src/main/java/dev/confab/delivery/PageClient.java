package dev.confab.delivery;

import dev.confab.delivery.WebhookClient.Limits;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// Fetches pages of strangers, to see what they say of themselves. It follows a few redirects, each
/// of them guarded like the first address; it sends nothing that says who linked there, keeps no
/// cookies, and every fetch has an end in time and in bytes, packed and unpacked.
public final class PageClient implements AutoCloseable {
  /// Redirects followed.
  static final int REDIRECTS_MAX = 3;

  /// Bytes of a page that are read, as they come and again as they are unpacked: its head is in
  /// them, or it has none worth showing.
  static final int BYTES_MAX = 512 * 1024;

  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(5), BYTES_MAX);

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /// A page, or its beginning.
  ///
  /// @param address where it was found at last
  /// @param charset what its sender calls its encoding; null when he does not say
  public record Page(URI address, @Nullable String charset, byte[] html) {}

  private final AddressGuard guard;
  private final String userAgent;
  private final Connections connections;
  private final Limits limits;
  private final Set<Connections.Exchange> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("confab-pages-watch").daemon(true).factory());

  /// A client that fetches what the guard allows.
  ///
  /// @param version of this server, for the `User-Agent`
  public PageClient(AddressGuard guard, String version) {
    this(guard, version, LIMITS);
  }

  PageClient(AddressGuard guard, String version, Limits limits) {
    this.guard = guard;
    this.limits = limits;
    this.userAgent = "Confab/" + version + " (link preview)";
    this.connections = new Connections(guard, new LateTls(), limits);
  }

  /// The page at an address; null when there is nothing that could be shown.
  ///
  /// @throws IOException when it cannot be fetched, or may not be
  public @Nullable Page fetch(String address) throws IOException {
    var at = guard.read(address);
    for (int redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
      var step = step(at);
      if (step.next() == null) {
        return step.page();
      }
      at = guard.read(step.next().toString());
    }
    return null;
  }

  /// @param next where a redirect leads; null: nowhere
  private record Step(@Nullable Page page, @Nullable URI next) {}

  private Step step(URI at) throws IOException {
    var secure = at.getScheme().equalsIgnoreCase("https");
    var authority = AddressGuard.authority(at);
    int port = authority.getPort() >= 0 ? authority.getPort() : secure ? 443 : 80;
    var host = new HttpHost(secure ? "https" : "http", authority.getHostName(), port);
    var request = new HttpGet(at);
    request.addHeader(HttpHeaders.HOST, authority.toString());
    request.addHeader(HttpHeaders.USER_AGENT, userAgent);
    request.addHeader(HttpHeaders.ACCEPT, "text/html, application/xhtml+xml");
    request.addHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
    request.addHeader(HttpHeaders.CONNECTION, "close");
    try (var exchange = connections.begin()) {
      open.add(exchange);
      var end = watch.schedule(exchange::cancel, limits.whole().toMillis(), TimeUnit.MILLISECONDS);
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
    var type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    var kind = type == null ? "" : type.getValue().toLowerCase(Locale.ROOT);
    if (response.getCode() != 200 || response.getEntity() == null || !isPage(kind)) {
      return new Step(null, null);
    }
    var packing = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
    var html = bytes(response.getEntity().getContent(), packing == null ? "" : packing.getValue());
    return new Step(html == null ? null : new Page(at, charset(kind), html), null);
  }

  private static URI next(URI at, String location) throws IOException {
    try {
      return at.resolve(location.strip());
    } catch (IllegalArgumentException e) {
      throw new IOException("the redirect cannot be read", e);
    }
  }

  private static boolean isPage(String type) {
    return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
  }

  private static @Nullable String charset(String type) {
    for (var part : type.split(";")) {
      if (part.strip().startsWith("charset=")) {
        return part.strip().substring("charset=".length()).replace("\"", "").strip();
      }
    }
    return null;
  }

  /// What is behind the limit is not read; a page that ends early still has its head.
  private static byte @Nullable [] bytes(InputStream body, String packing) throws IOException {
    return switch (packing.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> body.readNBytes(BYTES_MAX);
      case "gzip", "x-gzip" -> unpacked(body.readNBytes(BYTES_MAX));
      default -> null;
    };
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    var read = new byte[BYTES_MAX];
    int length = 0;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      int count = in.read(read, 0, BYTES_MAX);
      while (count > 0) {
        length += count;
        count = in.read(read, length, BYTES_MAX - length);
      }
    } catch (EOFException cut) {
      return Arrays.copyOf(read, length); // at the limit; what came before it is a beginning
    }
    return Arrays.copyOf(read, length);
  }

  /// Breaks off what is under way.
  @Override
  public void close() {
    open.forEach(Connections.Exchange::cancel);
    watch.shutdownNow();
    connections.close();
  }
}
