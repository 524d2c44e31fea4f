package dev.confab.links;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.delivery.AddressRefused;
import dev.confab.delivery.PictureClient;
import dev.confab.files.Image;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows pictures of other servers from this one, since pages load nothing from elsewhere: so
/// nobody whose picture is shown learns who looked at it, or when.
///
/// What is fetched is what somebody may read in a message: only such addresses get a path, and the
/// path proves it. Bytes are shown when they are an image by their own word, of a kind that runs
/// nothing; what their sender calls them is not repeated.
public final class Pictures implements AutoCloseable {
  /// Under which paths pictures are shown.
  public static final String PREFIX = "/picture/";

  /// Characters of the longest address.
  static final int ADDRESS_MAX = 2_000;

  /// Pixels of the largest picture: a browser unpacks all of them.
  static final long PIXELS_MAX = 50_000_000;

  /// How long it is believed that there is no picture at an address.
  static final Duration HOPELESS = Duration.ofMinutes(10);

  /// How long one is not asked for again that could not be had.
  static final Duration FAILED = Duration.ofSeconds(5);

  /// Fetched from one host at once, for a portal.
  static final int HOST_MAX = 2;

  /// Turns of all, of a portal, of a host and of a user; and how many a user may wait for, which
  /// are as many as the messenger learns the paths of in one call.
  private static final Turns.Limits TURNS = new Turns.Limits(8, 4, HOST_MAX, 2, 100);

  private static final Duration TURN_MAX = Duration.ofSeconds(15);
  private static final int HOPELESS_MAX = 10_000;
  private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");
  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

  private record Fetched(String mediaType, byte[] bytes) {}

  private final PictureSeal seal;
  private final PictureClient client;
  private final PictureCache cache;
  private final InstantSource clock;
  private final Turns turns = new Turns(TURNS);
  private final Map<String, CompletableFuture<@Nullable Fetched>> underWay =
      new ConcurrentHashMap<>();
  private final Map<String, Instant> hopeless = new LinkedHashMap<>();

  /// Pictures fetched by this client, which is closed with them.
  ///
  /// @param secret the server's
  /// @param folder where they are kept for a while
  /// @param bytesMax how much of them
  public Pictures(
      byte[] secret, PictureClient client, Path folder, long bytesMax, InstantSource clock) {
    this.seal = new PictureSeal(secret);
    this.client = client;
    this.cache = new PictureCache(folder, bytesMax);
    this.clock = clock;
  }

  /// The path, from the root of the server, under which this server shows the picture at an
  /// address; null when it is none of the web. To be told only to who may read the address.
  public @Nullable String path(PortalId portal, String address) {
    return address.length() <= ADDRESS_MAX && WEB.matcher(address).matches()
        ? PREFIX + seal.close(portal, address)
        : null;
  }

  /// The address in a path; null when it is no path of ours.
  public @Nullable String address(PortalId portal, String path) {
    return path.startsWith(PREFIX) ? seal.open(portal, path.substring(PREFIX.length())) : null;
  }

  /// The picture at an address; null when there is none that may be shown, or too much is fetched.
  ///
  /// @param user for whom it is fetched
  public @Nullable Picture open(PortalId portal, UserId user, String address) {
    var key = key(portal, address);
    var kept = cache.open(key, clock.instant());
    if (kept != null) {
      return kept;
    }
    if (isHopeless(key)) {
      return null;
    }
    var fetched = together(key, new Turns.Asker(portal, user), address);
    return fetched == null
        ? null
        : new Picture(
            fetched.mediaType(), fetched.bytes().length, new ByteArrayInputStream(fetched.bytes()));
  }

  /// Whoever asks for what is being fetched waits for it.
  private @Nullable Fetched together(String key, Turns.Asker asker, String address) {
    var mine = new CompletableFuture<@Nullable Fetched>();
    var other = underWay.putIfAbsent(key, mine);
    if (other != null) {
      return other.join();
    }
    @Nullable Fetched fetched = null;
    try {
      fetched = inTurn(key, asker, address);
    } finally {
      underWay.remove(key, mine);
      mine.complete(fetched);
    }
    return fetched;
  }

  private @Nullable Fetched inTurn(String key, Turns.Asker asker, String address) {
    try {
      if (!turns.take(asker, address, TURN_MAX)) {
        LOG.info("Too many pictures are fetched at once; one of them is not shown");
        return null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    try {
      return fetched(key, address);
    } finally {
      turns.give(asker, address);
    }
  }

  /// Whatever a stranger sends, it is a picture or a link without one.
  private @Nullable Fetched fetched(String key, String address) {
    try {
      var bytes = client.fetch(address);
      var image = bytes == null ? null : Image.read(bytes);
      if (bytes == null || image == null || image.width() > PIXELS_MAX / image.height()) {
        giveUp(key, HOPELESS);
        return null;
      }
      cache.keep(key, image.mediaType(), bytes, clock.instant());
      return new Fetched(image.mediaType(), bytes);
    } catch (AddressRefused e) {
      giveUp(key, HOPELESS);
    } catch (IOException | RuntimeException e) {
      LOG.debug("No picture: {}", e.getMessage());
      giveUp(key, FAILED);
    }
    return null;
  }

  private void giveUp(String key, Duration time) {
    synchronized (hopeless) {
      if (hopeless.size() >= HOPELESS_MAX) {
        hopeless.clear();
      }
      hopeless.put(key, clock.instant().plus(time));
    }
  }

  private boolean isHopeless(String key) {
    synchronized (hopeless) {
      var until = hopeless.get(key);
      return until != null && clock.instant().isBefore(until);
    }
  }

  /// Portals do not learn from each other what was looked at.
  private static String key(PortalId portal, String address) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(hash.digest((portal + " " + address).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
