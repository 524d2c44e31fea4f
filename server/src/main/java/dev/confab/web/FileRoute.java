package dev.confab.web;

import dev.confab.files.Files;
import dev.confab.portals.Portals;
import java.util.Map;

/// `/file/{key}/{id}`: stored images. The key makes the address unguessable; the type is the one
/// found in the bytes, and browsers are told not to guess another.
public final class FileRoute implements Route {
  private static final String PREFIX = "/file/";

  private final Portals portals;
  private final Files files;

  /// A route to these files.
  public FileRoute(Portals portals, Files files) {
    this.portals = portals;
    this.files = files;
  }

  @Override
  public boolean takes(String path) {
    return path.startsWith(PREFIX);
  }

  @Override
  public void answer(Exchange exchange) {
    var parts = exchange.path().substring(PREFIX.length()).split("/", -1);
    var portal = portals.open(exchange.host());
    var id = parts.length == 2 && parts[1].matches("\\d{1,18}") ? Long.parseLong(parts[1]) : 0;
    var file = portal == null || id == 0 ? null : files.open(portal.id(), id, parts[0]);
    if (file == null) {
      exchange.answer(404, "text/plain; charset=utf-8", "No such file.\n");
      return;
    }
    var headers =
        Map.of(
            "Cache-Control", "private, max-age=31536000, immutable",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; sandbox");
    exchange.answer(200, file.mediaType(), headers, file.bytes());
  }
}
