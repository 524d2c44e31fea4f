package dev.confab.delivery;

import dev.confab.delivery.WebhookClient.Limits;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Fetches pictures of strangers, whole or not at all. What they call a picture need be none: the
/// bytes are to be looked at.
public final class PictureClient implements AutoCloseable {
  /// Bytes of the largest picture, as they come and again as they are unpacked.
  public static final int BYTES_MAX = 5 * 1024 * 1024;

  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(10), BYTES_MAX);

  private static final Fetcher.Wanted PICTURES =
      new Fetcher.Wanted(
          "picture",
          "image/png, image/jpeg, image/webp, image/gif, image/bmp",
          PictureClient::mayBePicture,
          BYTES_MAX);

  private final Fetcher fetcher;

  /// A client that fetches what the guard allows.
  ///
  /// @param version of this server, for the `User-Agent`
  public PictureClient(AddressGuard guard, String version) {
    this(guard, version, LIMITS);
  }

  PictureClient(AddressGuard guard, String version, Limits limits) {
    this.fetcher = new Fetcher(guard, version, PICTURES, limits);
  }

  /// The bytes at an address; null when they are called no picture, or are too many.
  ///
  /// @throws IOException when they cannot be fetched, or may not be
  public byte @Nullable [] fetch(String address) throws IOException {
    var found = fetcher.fetch(address);
    return found == null || found.cut() ? null : found.bytes();
  }

  /// Many a store of files calls everything a stream of octets, or nothing at all.
  private static boolean mayBePicture(String type) {
    return type.isEmpty()
        || type.startsWith("application/octet-stream")
        || type.startsWith("binary/octet-stream")
        || (type.startsWith("image/") && !type.startsWith("image/svg"));
  }

  /// Breaks off what is under way.
  @Override
  public void close() {
    fetcher.close();
  }
}
