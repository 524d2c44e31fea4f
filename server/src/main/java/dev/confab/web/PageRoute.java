package dev.confab.web;

import dev.confab.web.PageFiles.PageFile;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Everything that is no other route's: the single-page application. Addresses inside the page are
/// answered with the page itself. Asked last. (docs/live.md)
public final class PageRoute implements Route {
  private static final String ASSETS = "assets/";

  /// Nothing from elsewhere and nothing that stands in the page itself; so a script that gets into
  /// a message would not run even where the page forgot to escape it.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
          + "media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
          + "worker-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  /// Pages of applications, in frames of this one; named for each portal when its page is loaded.
  private static final String FRAMES = "; frame-src ";

  private static final String NOT_BUILT =
      """
      This server speaks the REST API, but was built without its pages.
      Build it with its pages (see CONTRIBUTING.md), or call /rest/{method}.
      """;

  private final PageFiles files;
  private final FramePolicy frames;

  /// A route to these files.
  public PageRoute(PageFiles files, FramePolicy frames) {
    this.files = files;
    this.frames = frames;
  }

  @Override
  public boolean takes(String path) {
    return true;
  }

  @Override
  public void answer(Exchange exchange) {
    var path = exchange.path();
    var asks = exchange.method().equals("GET") || exchange.method().equals("HEAD");
    var file = asks ? file(exchange, path) : null;
    if (file != null) {
      send(exchange, file, path.substring(1).startsWith(ASSETS));
    } else {
      var text = asks && path.equals("/") ? NOT_BUILT : "Nothing here.\n";
      exchange.answer(404, "text/plain; charset=utf-8", text);
    }
  }

  private @Nullable PageFile file(Exchange exchange, String path) {
    if (path.equals("/")) {
      return files.index();
    }
    var file = files.find(path.substring(1));
    return file == null && isInside(exchange, path) ? files.index() : file;
  }

  /// Whether a browser asks for a page, and not for a file or by a script.
  private static boolean isInside(Exchange exchange, String path) {
    var accept = exchange.header("Accept");
    var name = path.substring(path.lastIndexOf('/') + 1);
    return accept != null
        && accept.contains("text/html")
        && name.indexOf('.') < 0
        && !path.startsWith("/confab/")
        && !path.startsWith("/oauth/")
        && !path.startsWith("/health/");
  }

  private void send(Exchange exchange, PageFile file, boolean forever) {
    var headers = new LinkedHashMap<String, String>();
    var policy = file.equals(files.index()) ? policy(exchange) : POLICY;
    headers.put("Content-Security-Policy", policy);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    headers.put(
        "Cache-Control", forever ? "public, max-age=31536000, immutable" : "no-cache, private");
    headers.put("Vary", "Accept-Encoding");
    var form = form(exchange, file);
    // who knows the page under another policy must not go on with that
    var law = policy.equals(POLICY) ? "" : "-" + Integer.toHexString(policy.hashCode());
    var tag = "\"" + file.etag() + law + form.suffix() + "\"";
    headers.put("ETag", tag);
    if (matches(exchange.header("If-None-Match"), tag)) {
      exchange.answer(304, "", headers, new byte[0]);
      return;
    }
    if (!form.encoding().isEmpty()) {
      headers.put("Content-Encoding", form.encoding());
    }
    exchange.answer(200, file.type(), headers, form.bytes());
  }

  private String policy(Exchange exchange) {
    var origins = frames.origins(exchange.host());
    return origins.isEmpty() ? POLICY : POLICY + FRAMES + String.join(" ", origins);
  }

  /// A proxy that compresses makes an ETag weak.
  private static boolean matches(@Nullable String known, String tag) {
    return known != null && (known.equals(tag) || known.equals("W/" + tag));
  }

  private record Form(byte[] bytes, String encoding, String suffix) {}

  private static Form form(Exchange exchange, PageFile file) {
    var accepted = exchange.header("Accept-Encoding");
    var brotli = file.brotli();
    var gzip = file.gzip();
    if (brotli != null && takes(accepted, "br")) {
      return new Form(brotli, "br", "-br");
    }
    if (gzip != null && takes(accepted, "gzip")) {
      return new Form(gzip, "gzip", "-gz");
    }
    return new Form(file.bytes(), "", "");
  }

  private static boolean takes(@Nullable String accepted, String encoding) {
    if (accepted == null) {
      return false;
    }
    for (var one : accepted.split(",", 20)) {
      var parts = one.strip().split(";", 2);
      if (parts[0].strip().equalsIgnoreCase(encoding)) {
        return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
      }
    }
    return false;
  }
}
