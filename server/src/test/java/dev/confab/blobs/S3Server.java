package dev.confab.blobs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A small service that speaks S3 and believes no request whose signature it cannot make itself. It
/// reads what was sent, never what the client meant to send.
final class S3Server implements AutoCloseable {
  static final String KEY = "AKIDEXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  static final String BUCKET = "confab-files";

  private static final int PAGE = 2;
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request,"
              + " SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

  private record Stored(byte[] bytes, Instant since) {}

  private final HttpServer server;
  private final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final AtomicInteger badMoments = new AtomicInteger();
  volatile Instant now = Instant.parse("2026-02-26T10:00:00Z");

  S3Server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Map<String, ?> objects() {
    return objects;
  }

  /// The next so many requests are answered with 503.
  void hasBadMoments(int count) {
    badMoments.set(count);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      if (badMoments.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        end(exchange, 503, bytes("<Error><Code>SlowDown</Code></Error>"));
      } else if (!isSigned(exchange, body)) {
        end(exchange, 403, bytes("<Error><Code>SignatureDoesNotMatch</Code></Error>"));
      } else {
        serve(exchange, body);
      }
    }
  }

  private void serve(HttpExchange exchange, byte[] body) throws IOException {
    var path = exchange.getRequestURI().getRawPath();
    var prefix = "/" + BUCKET;
    if (!path.startsWith(prefix)) {
      end(exchange, 404, bytes("<Error><Code>NoSuchBucket</Code></Error>"));
      return;
    }
    var key = path.substring(Math.min(path.length(), prefix.length() + 1));
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        objects.put(key, new Stored(body, now));
        end(exchange, 200, new byte[0]);
      }
      case "DELETE" -> {
        objects.remove(key);
        end(exchange, 204, new byte[0]);
      }
      default -> {
        if (key.isEmpty()) {
          list(exchange);
        } else {
          get(exchange, objects.get(key));
        }
      }
    }
  }

  private static void get(HttpExchange exchange, Stored stored) throws IOException {
    if (stored == null) {
      end(exchange, 404, bytes("<Error><Code>NoSuchKey</Code></Error>"));
      return;
    }
    var range = exchange.getRequestHeaders().getFirst("Range");
    var match = Pattern.compile("bytes=(\\d+)-(\\d+)").matcher(range == null ? "" : range);
    if (!match.matches()) {
      end(exchange, 200, stored.bytes());
      return;
    }
    int from = Integer.parseInt(match.group(1));
    int to = Math.min(stored.bytes().length, Integer.parseInt(match.group(2)) + 1);
    end(exchange, 206, java.util.Arrays.copyOfRange(stored.bytes(), from, to));
  }

  private void list(HttpExchange exchange) throws IOException {
    var query = query(exchange.getRequestURI().getRawQuery());
    var prefix = decoded(query.getOrDefault("prefix", ""));
    var after = decoded(query.getOrDefault("continuation-token", ""));
    var keys =
        objects.keySet().stream()
            .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
            .limit(PAGE + 1L)
            .toList();
    var page = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult>");
    for (var key : keys.subList(0, Math.min(PAGE, keys.size()))) {
      page.append(
          "<Contents><Key>%s</Key><LastModified>%s</LastModified></Contents>"
              .formatted(key, objects.get(key).since()));
    }
    if (keys.size() > PAGE) {
      page.append("<NextContinuationToken>" + keys.get(PAGE - 1) + "</NextContinuationToken>");
    }
    end(exchange, 200, bytes(page.append("</ListBucketResult>").toString()));
  }

  private static boolean isSigned(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    var given = headers.getFirst("Authorization");
    var match = AUTHORIZATION.matcher(given == null ? "" : given);
    if (!match.matches() || !match.group(1).equals(KEY)) {
      return false;
    }
    var hash = hex(sha256(body));
    var date = headers.getFirst("X-amz-date");
    if (!hash.equals(headers.getFirst("X-amz-content-sha256"))
        || !date.startsWith(match.group(2))) {
      return false;
    }
    var canonical = new StringBuilder();
    canonical.append(exchange.getRequestMethod()).append('\n');
    canonical.append(exchange.getRequestURI().getRawPath()).append('\n');
    canonical.append(canonicalQuery(exchange.getRequestURI().getRawQuery())).append('\n');
    for (var name : match.group(4).split(";")) {
      canonical.append(name).append(':').append(headers.getFirst(name).strip()).append('\n');
    }
    canonical.append('\n').append(match.group(4)).append('\n').append(hash);
    var scope = match.group(2) + "/" + match.group(3) + "/s3/aws4_request";
    var text =
        "AWS4-HMAC-SHA256\n"
            + date
            + "\n"
            + scope
            + "\n"
            + hex(sha256(bytes(canonical.toString())));
    var key = bytes("AWS4" + SECRET);
    for (var part : new String[] {match.group(2), match.group(3), "s3", "aws4_request", text}) {
      key = mac(key, part);
    }
    return hex(key).equals(match.group(5));
  }

  private static String canonicalQuery(String raw) {
    var sorted = query(raw);
    var text = new StringBuilder();
    sorted.forEach(
        (name, value) -> text.append(text.isEmpty() ? "" : "&").append(name + "=" + value));
    return text.toString();
  }

  private static SortedMap<String, String> query(String raw) {
    var query = new TreeMap<String, String>();
    for (var pair : raw == null ? new String[0] : raw.split("&")) {
      var parts = pair.split("=", 2);
      query.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return query;
  }

  private static String decoded(String text) {
    return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void end(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
