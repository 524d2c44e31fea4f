package dev.confab.web;

import dev.confab.disk.Disk;
import dev.confab.disk.DiskFile;
import dev.confab.disk.Preview;
import dev.confab.disk.Previews;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `/disk/{key}/{id}`: the files of chats, whole or a range of them. Only images are shown in
/// place; anything else is to be saved, and nothing may run.
public final class DiskRoute implements Route {
  private static final String PREFIX = "/disk/";

  private static final Pattern PREVIEW =
      Pattern.compile("preview=(" + Previews.SMALL + "|" + Previews.LARGE + ")");

  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

  /// The first byte and the one behind the last.
  private record Piece(long from, long to) {}

  private final Portals portals;
  private final Disk disk;

  /// A route to these files.
  public DiskRoute(Portals portals, Disk disk) {
    this.portals = portals;
    this.disk = disk;
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
    var file = portal == null || id == 0 ? null : disk.at(portal.id(), id, parts[0]);
    if (portal == null || file == null) {
      exchange.answer(404, "text/plain; charset=utf-8", "No such file.\n");
      return;
    }
    var tag = tag(exchange, file);
    if (tag.equals(exchange.header("If-None-Match"))) {
      exchange.answer(304, "", Map.of("ETag", tag), new byte[0]);
      return;
    }
    var preview = preview(exchange, portal, file);
    if (preview == null) {
      send(exchange, portal, file);
    } else {
      var headers = headers(exchange, file, tag);
      headers.remove("Accept-Ranges");
      var bytes = disk.previews().open(portal.id(), preview);
      exchange.stream(200, preview.mediaType(), headers, preview.size(), bytes);
    }
  }

  private @Nullable Preview preview(Exchange exchange, Portal portal, DiskFile file) {
    var asked = PREVIEW.matcher(exchange.query());
    return asked.matches()
        ? disk.previews().of(portal.id(), file, Integer.parseInt(asked.group(1)))
        : null;
  }

  /// Hands a file out, whole or what of it is asked for.
  void send(Exchange exchange, Portal portal, DiskFile file) {
    var tag = tag(exchange, file);
    var headers = headers(exchange, file, tag);
    var range = exchange.header("Range");
    var condition = exchange.header("If-Range");
    var wanted = condition == null || condition.equals(tag) ? range : null;
    var piece = piece(wanted, file.size());
    if (piece == null) {
      headers.put("Content-Range", "bytes */" + file.size());
      exchange.answer(416, "text/plain; charset=utf-8", headers, new byte[0]);
      return;
    }
    var isWhole = piece.from() == 0 && piece.to() == file.size();
    if (!isWhole) {
      headers.put(
          "Content-Range", "bytes " + piece.from() + "-" + (piece.to() - 1) + "/" + file.size());
    }
    var bytes = disk.contents().open(portal.id(), file, piece.from(), piece.to());
    var length = piece.to() - piece.from();
    exchange.stream(isWhole ? 200 : 206, file.mediaType(), headers, length, bytes);
  }

  /// A preview is other bytes than its file.
  private static String tag(Exchange exchange, DiskFile file) {
    var asked = PREVIEW.matcher(exchange.query());
    return "\"" + file.etag() + (asked.matches() ? "-" + asked.group(1) : "") + "\"";
  }

  private static Map<String, String> headers(Exchange exchange, DiskFile file, String tag) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ETag", tag);
    headers.put("Accept-Ranges", "bytes");
    headers.put("Cache-Control", "private, max-age=31536000, immutable");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Content-Security-Policy", "default-src 'none'; sandbox");
    var query = exchange.query();
    var inPlace = file.isImage() && !query.contains("download=1");
    var name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    headers.put(
        "Content-Disposition", (inPlace ? "inline" : "attachment") + "; filename*=UTF-8''" + name);
    return headers;
  }

  /// The whole file where nothing or nothing readable is asked for; null where the range is
  /// outside.
  private static @Nullable Piece piece(@Nullable String range, long size) {
    var match = RANGE.matcher(range == null ? "" : range.strip());
    if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
      return new Piece(0, size);
    }
    if (match.group(1).isEmpty()) {
      long last = Math.min(size, Long.parseLong(match.group(2)));
      return last == 0 ? null : new Piece(size - last, size);
    }
    long from = Long.parseLong(match.group(1));
    long to = match.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(match.group(2)) + 1);
    return from >= size || to <= from ? null : new Piece(from, to);
  }
}
