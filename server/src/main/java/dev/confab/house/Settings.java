package dev.confab.house;

import dev.confab.basics.Suggestion;
import dev.confab.blobs.BlobPlace;
import dev.confab.blobs.Bucket;
import dev.confab.blobs.BucketStore;
import dev.confab.calls.CallKeep;
import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.WebhookClient.Limits;
import dev.confab.eventlog.EventKeep;
import dev.confab.house.SettingSources.Value;
import dev.confab.web.OpenId;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/// What the operator asked for, read and checked.
///
/// @param host the address to listen on
/// @param port the port; 0 chooses a free one
/// @param data the data folder, absolute
/// @param portal the portal file, absolute; null: none
/// @param database the JDBC address of the store
/// @param standby how long a server that uses the store may be silent before this one takes it;
///   null: a store in use is an error
/// @param publicUrl the address callers use; null: the one they called
/// @param allow what private hosts and networks events may be posted to
/// @param developer whether events may be posted to this machine itself
/// @param handlers how long posting an event may take
/// @param bodyBytesMax largest request body
/// @param connectionsMax most connections that are open at once
/// @param operatingMax how long a method may work in ten minutes for one caller; zero: any time
/// @param keep how much of the settled events stays
/// @param calls which calls are kept
/// @param links what is fetched of the pages and pictures that messages name
/// @param openId where people may sign in beside their password; null: nowhere
/// @param log the least level that is logged
/// @param secret the server's secret from the environment; null: it is kept in the data folder
/// @param bucket where files are kept; null: in the data folder
/// @param backups the folder for backups that administrators start; null: they may not
public record Settings(
    String host,
    int port,
    Path data,
    @Nullable Path portal,
    String database,
    @Nullable Duration standby,
    @Nullable URI publicUrl,
    List<String> allow,
    boolean developer,
    Limits handlers,
    int bodyBytesMax,
    int connectionsMax,
    Duration operatingMax,
    EventKeep keep,
    CallKeep calls,
    LinkSettings links,
    OpenId.@Nullable Provider openId,
    Level log,
    @Nullable String secret,
    @Nullable Bucket bucket,
    @Nullable Path backups) {
  private static final Map<String, Level> LEVELS =
      Map.of(
          "error", Level.SEVERE, "warning", Level.WARNING, "info", Level.INFO, "debug", Level.FINE);

  /// A server lets hear of itself every second; less than some of them says nothing.
  private static final int LEASE_MIN = 5;

  /// The embedded store's file in the data folder.
  static final String STORE_FILE = "confab.db";

  /// The folder of files in the data folder.
  static final String FILES_FOLDER = "files";

  /// Reads the settings from the words after the command, the environment and the configuration
  /// file; relative paths are relative to `here`.
  public static Settings read(List<String> arguments, Map<String, String> variables, Path here) {
    return of(Arguments.parse(arguments, 0), variables, here);
  }

  static Settings of(Arguments arguments, Map<String, String> variables, Path here) {
    var sources = new SettingSources(arguments, variables, here);
    var host = host(sources.value(Setting.HOST));
    var data = path(sources.value(Setting.DATA));
    return new Settings(
        host,
        (int) number(sources.value(Setting.PORT), 0, 65_535),
        data,
        folder(sources.value(Setting.PORTAL)),
        database(sources.value(Setting.DATABASE), data),
        flag(sources.value(Setting.STANDBY))
            ? Duration.ofSeconds(number(sources.value(Setting.LEASE_SECONDS), LEASE_MIN, 3_600))
            : null,
        publicUrl(sources.value(Setting.PUBLIC_URL)),
        allow(sources.value(Setting.ALLOW)),
        developer(sources.value(Setting.DEVELOPER), host),
        handlers(sources),
        (int) number(sources.value(Setting.BODY_BYTES_MAX), 1024, 1024 * 1024 * 1024),
        (int) number(sources.value(Setting.CONNECTIONS_MAX), 10, 1_000_000),
        Duration.ofSeconds(number(sources.value(Setting.OPERATING_SECONDS_MAX), 0, 600)),
        new EventKeep(
            Duration.ofDays(number(sources.value(Setting.EVENTS_KEEP_DAYS), 0, 36_500)),
            number(sources.value(Setting.EVENTS_KEEP_MB), 1, 10_000_000) * 1024 * 1024),
        new CallKeep(
            which(sources.value(Setting.CALLS)),
            Duration.ofDays(number(sources.value(Setting.CALLS_KEEP_DAYS), 0, 36_500)),
            number(sources.value(Setting.CALLS_KEEP_MB), 1, 10_000_000) * 1024 * 1024),
        LinkSettings.of(sources, data),
        openId(sources),
        level(sources.value(Setting.LOG)),
        sources.variable("CONFAB_SECRET"),
        BucketSettings.of(sources),
        folder(sources.value(Setting.BACKUPS)));
  }

  /// Where the bytes of files are kept. What it opens, the server closes.
  BlobPlace files() {
    var folder = filesFolder();
    return bucket == null
        ? BlobPlace.folder(folder)
        : BlobPlace.bucket(new BucketStore(bucket), folder);
  }

  /// The folder of files, and of those on their way into a bucket.
  Path filesFolder() {
    return data.resolve(FILES_FOLDER);
  }

  /// Whether only this machine can call.
  public boolean loopback() {
    return isLoopback(host);
  }

  /// The host and port under which this server is called, unless a portal says otherwise.
  public String address(int listeningPort) {
    if (publicUrl != null) {
      return publicUrl.getAuthority();
    }
    var anywhere = host.equals("0.0.0.0") || host.equals("::");
    var shown = anywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return listeningPort == 0 ? shown : shown + ":" + listeningPort;
  }

  /// The address callers use, without a slash at its end.
  public String base(int listeningPort) {
    return publicUrl == null
        ? "http://" + address(listeningPort)
        : publicUrl.toString().replaceAll("/+$", "");
  }

  /// Whether the store is the embedded one.
  public boolean embedded() {
    return database.startsWith("jdbc:sqlite:");
  }

  /// The store as it may be shown: without name and password.
  public String shownDatabase() {
    return database.replaceAll("[?].*", "").replaceAll("//[^/@]*@", "//");
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static String host(Value value) {
    var host = value.text().strip();
    if (!host.matches("[A-Za-z0-9.:_-]{1,255}")) {
      throw value.wrong("must be an address or a host name, not '" + host + "'");
    }
    return host;
  }

  private static @Nullable Path folder(Value value) {
    return value.text().isBlank() ? null : path(value);
  }

  private static Path path(Value value) {
    if (value.text().isBlank()) {
      throw value.wrong("must be a path");
    }
    return value.folder().resolve(value.text()).toAbsolutePath().normalize();
  }

  static long number(Value value, long min, long max) {
    var text = value.text().strip();
    var number = text.matches("[0-9]{1,12}") ? Long.parseLong(text) : -1;
    if (number < min || number > max) {
      throw value.wrong("must be a number from %d to %d, not '%s'".formatted(min, max, text));
    }
    return number;
  }

  private static String database(Value value, Path data) {
    var url = value.text().strip();
    if (url.isEmpty()) {
      return "jdbc:sqlite:" + data.resolve(STORE_FILE);
    }
    if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:sqlite:")) {
      // the address itself is not repeated: it may hold a password
      throw value.wrong("must begin with jdbc:postgresql:");
    }
    return url;
  }

  private static @Nullable URI publicUrl(Value value) {
    if (value.text().isBlank()) {
      return null;
    }
    try {
      var url = new URI(value.text().strip());
      var plain = url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
      if (plain && url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw value.wrong("must be an address like https://chat.example.com: " + e.getReason());
    }
    throw value.wrong("must be an address like https://chat.example.com, not " + value.text());
  }

  private static OpenId.@Nullable Provider openId(SettingSources sources) {
    var issuer = sources.value(Setting.OIDC_ISSUER);
    if (issuer.text().isBlank()) {
      return null;
    }
    var address = issuer.text().strip();
    if (!address.matches("https://[^\\s]+|http://(localhost|127\\.0\\.0\\.1)[^\\s]*")) {
      throw issuer.wrong("must be an address that begins with https://");
    }
    var id = sources.value(Setting.OIDC_CLIENT_ID);
    var secret = sources.value(Setting.OIDC_CLIENT_SECRET);
    if (id.text().isBlank() || secret.text().isBlank()) {
      throw id.wrong("and oidc-client-secret must be set where oidc-issuer is");
    }
    return new OpenId.Provider(
        address,
        id.text().strip(),
        secret.text().strip(),
        flag(sources.value(Setting.OIDC_EMAILS_TRUSTED)));
  }

  private static List<String> allow(Value value) {
    var items =
        Arrays.stream(value.text().split(","))
            .map(String::strip)
            .filter(i -> !i.isEmpty())
            .toList();
    try {
      AddressGuard.of(items, false);
      return items;
    } catch (IllegalArgumentException e) {
      throw value.wrong(String.valueOf(e.getMessage()).replaceFirst("^allow: ", ""));
    }
  }

  private static Limits handlers(SettingSources sources) {
    long whole = number(sources.value(Setting.HANDLER_SECONDS), 1, 3_600);
    var begin = sources.value(Setting.HANDLER_BEGIN_SECONDS);
    return new Limits(
        Duration.ofSeconds(number(sources.value(Setting.HANDLER_CONNECT_SECONDS), 1, 300)),
        Duration.ofSeconds(begin.text().isBlank() ? whole : number(begin, 1, whole)),
        Duration.ofSeconds(whole));
  }

  private static boolean developer(Value value, String host) {
    return value.text().isBlank() ? isLoopback(host) : flag(value);
  }

  static boolean flag(Value value) {
    return switch (value.text().strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw value.wrong("must be true or false, not '" + value.text() + "'");
    };
  }

  private static CallKeep.Which which(Value value) {
    return switch (value.text().strip()) {
      case "off" -> CallKeep.Which.OFF;
      case "errors" -> CallKeep.Which.ERRORS;
      case "all" -> CallKeep.Which.ALL;
      default -> throw value.wrong("must be off, errors or all, not '" + value.text() + "'");
    };
  }

  private static Level level(Value value) {
    var level = LEVELS.get(value.text().strip());
    if (level == null) {
      throw value.wrong(
          "must be error, warning, info or debug, not '"
              + value.text()
              + "'"
              + Suggestion.of(value.text(), LEVELS.keySet()));
    }
    return level;
  }
}
