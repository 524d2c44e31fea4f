package dev.confab.delivery;

import dev.confab.delivery.WebhookClient.Limits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Fetches pages of strangers, to see what they say of themselves.
public final class PageClient implements AutoCloseable {
  /// Bytes of a page that are read, as they come and again as they are unpacked: its head is in
  /// them, or it has none worth showing.
  static final int BYTES_MAX = 512 * 1024;

  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(5), BYTES_MAX);

  private static final Fetcher.Wanted PAGES =
      new Fetcher.Wanted(
          "link preview", "text/html, application/xhtml+xml", PageClient::isPage, BYTES_MAX);

  /// A page, or its beginning.
  ///
  /// @param address where it was found at last
  /// @param charset what its sender calls its encoding; null when he does not say
  public record Page(URI address, @Nullable String charset, byte[] html) {}

  private final Fetcher fetcher;

  /// A client that fetches what the guard allows.
  ///
  /// @param version of this server, for the `User-Agent`
  public PageClient(AddressGuard guard, String version) {
    this(guard, version, LIMITS);
  }

  PageClient(AddressGuard guard, String version, Limits limits) {
    this.fetcher = new Fetcher(guard, version, PAGES, limits);
  }

  /// The page at an address; null when there is nothing that could be shown.
  ///
  /// @throws IOException when it cannot be fetched, or may not be
  public @Nullable Page fetch(String address) throws IOException {
    var found = fetcher.fetch(address);
    return found == null ? null : new Page(found.address(), charset(found.type()), found.bytes());
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

  /// Breaks off what is under way.
  @Override
  public void close() {
    fetcher.close();
  }
}
