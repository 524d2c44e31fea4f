package dev.confab.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the door stands and how it is reached.
///
/// @param host the address to listen on
/// @param port the port to listen on; 0 chooses a free one
/// @param publicUrl the address under which callers reach the server when a proxy stands in front;
///   only then the proxy's `X-Forwarded-…` headers are believed
/// @param bodyMax most bytes of a request body
/// @param connectionsMax most connections that are open at once; more wait until some close
public record DoorSettings(
    String host, int port, @Nullable URI publicUrl, int bodyMax, int connectionsMax) {
  /// Most bytes of a request body unless the operator says otherwise.
  public static final int BODY_MAX = 144 * 1024 * 1024;

  /// Most open connections unless the operator says otherwise: an open one holds about 10 KB.
  public static final int CONNECTIONS_MAX = 20_000;

  /// A door with as many connections as usual.
  public DoorSettings(String host, int port, @Nullable URI publicUrl, int bodyMax) {
    this(host, port, publicUrl, bodyMax, CONNECTIONS_MAX);
  }

  /// The path under which a proxy in front shows the server, which it takes away from what it hands
  /// on; empty when it is the root.
  public String prefix() {
    var path = publicUrl == null || publicUrl.getRawPath() == null ? "" : publicUrl.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
