package dev.confab.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files of the single-page application, as its build left them on the class path, kept in
/// memory once they were asked for: there are a few megabytes of them.
public final class PageFiles {
  private static final String FOLDER = "web/";
  private static final String INDEX = "index.html";

  /// What the build writes and nothing else: no way up, no hidden file.
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/){0,8}[A-Za-z0-9_-][A-Za-z0-9._-]*\\.\\w+");

  private static final Pattern BASE = Pattern.compile("<base href=\"/\"\\s*/?>");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  /// A file and what it is to a browser.
  ///
  /// @param brotli the same compressed so; null: the build left no such file
  record PageFile(
      byte[] bytes, String type, String etag, byte @Nullable [] brotli, byte @Nullable [] gzip) {}

  private final Function<String, @Nullable InputStream> source;
  private final @Nullable PageFile index;
  private final Map<String, PageFile> files = new ConcurrentHashMap<>();

  /// The files of this server's class path.
  ///
  /// @param prefix the path under which a proxy shows them, without a slash at its end
  public static PageFiles onClassPath(String prefix) {
    return new PageFiles(PageFiles.class.getClassLoader()::getResourceAsStream, prefix);
  }

  /// @param source opens the file with this name; null: there is none
  PageFiles(Function<String, @Nullable InputStream> source, String prefix) {
    this.source = source;
    var bytes = read(INDEX);
    this.index = bytes == null ? null : file(INDEX, based(bytes, prefix), false);
  }

  /// Addresses inside the page count from where a proxy shows it.
  private static byte[] based(byte[] index, String prefix) {
    var text = new String(index, StandardCharsets.UTF_8);
    var base = "<base href=\"" + escape(prefix) + "/\">";
    return BASE.matcher(text)
        .replaceFirst(Matcher.quoteReplacement(base))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  /// The page itself; null when the jar was built without it.
  @Nullable PageFile index() {
    return index;
  }

  /// The file at a path without its first slash; null where there is none.
  @Nullable PageFile find(String path) {
    if (path.equals(INDEX)) {
      return index;
    }
    var known = files.get(path);
    if (known != null || !PATH.matcher(path).matches()) {
      return known;
    }
    var bytes = read(path);
    if (bytes == null) {
      return null;
    }
    var file = file(path, bytes, true);
    files.put(path, file);
    return file;
  }

  private PageFile file(String path, byte[] bytes, boolean asBuilt) {
    var ending = path.substring(path.lastIndexOf('.') + 1);
    return new PageFile(
        bytes,
        TYPES.getOrDefault(ending, "application/octet-stream"),
        etag(bytes),
        asBuilt ? read(path + ".br") : null,
        asBuilt ? read(path + ".gz") : null);
  }

  private byte @Nullable [] read(String path) {
    try (var in = source.apply(FOLDER + path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String etag(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
