package dev.confab.house.fuzz;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.rpc.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Writes made-up calls as bytes: paths, headers and bodies as no client writes them, and now and
/// then a request that breaks the rules of HTTP itself.
final class WrongBytes {
  private static final List<String> METHODS =
      List.of("GET", "POST", "POST", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "FOO", "get");

  private static final List<String> TYPES =
      List.of(
          "application/x-www-form-urlencoded",
          "application/json",
          "multipart/form-data; boundary=B",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=\"B",
          "text/plain; charset=klingon",
          "JSON; form",
          ";;;",
          "application/json; charset=utf-16");

  private static final List<String> PLACES =
      List.of(
          "/",
          "/rest",
          "/rest/",
          "/rest//",
          "/rest/1",
          "/rest/1/x",
          "/rest/1/2/3/4/5",
          "/oauth/token/",
          "/oauth/authorize/",
          "/oauth/",
          "/health",
          "/health/ready",
          "/metrics",
          "/confab/stream",
          "/file/1/x",
          "/disk/1/x",
          "/%2e%2e/rest/x",
          "/rest/%00/x",
          "/rest/%zz/x",
          "/rest/%c3%28/x",
          "*",
          "http://other.example/rest/x");

  private static final List<String> BROKEN =
      List.of(
          "",
          "\r\n\r\n\r\n",
          "GET",
          "GET / HTTP/1.1\r\n\r\n",
          "GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
          "GET /\u0001 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
          "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
          "POST /rest/profile HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
          "POST /rest/profile HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1e3\r\n\r\n",
          "POST /rest/profile HTTP/1.1\r\n"
              + "Host: 127.0.0.1\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n"
              + "zz\r\n",
          "POST /rest/profile HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: other\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
          "GET / HTTP/1.1\r\n: x\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001",
          "POST /rest/profile HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 200-maybe\r\n\r\n");

  private final Random random;
  private final Wrong wrong;

  WrongBytes(long seed, Wrong wrong) {
    this.random = new Random(seed);
    this.wrong = wrong;
  }

  /// A request whose length is told right, however wrong the rest is: the connection goes on.
  byte[] next() {
    var call = wrong.next();
    var verb = METHODS.get(random.nextInt(METHODS.size()));
    var body = body(call);
    var head = new StringBuilder(verb).append(' ').append(target(call)).append(" HTTP/1.1\r\n");
    boolean chunked = random.nextInt(8) == 0;
    head.append("Host: 127.0.0.1\r\n");
    head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length);
    head.append("\r\n");
    if (random.nextInt(8) > 0) {
      head.append("Content-Type: ").append(TYPES.get(random.nextInt(TYPES.size()))).append("\r\n");
    }
    header(head, "X-Forwarded-For");
    header(head, "Accept-Language");
    header(head, "Range");
    switch (call.credential()) {
      case Request.AccessToken(var token) ->
          head.append("Authorization: Bearer ").append(oneLine(token)).append("\r\n");
      case Request.SessionCookie(var value) ->
          head.append("Cookie: confab_session=").append(oneLine(value)).append("\r\n");
      default -> {}
    }
    return joined(head.append("\r\n").toString(), chunked ? chunked(body) : body);
  }

  /// In two pieces, or in one.
  private byte[] chunked(byte[] body) {
    var out = new ByteArrayOutputStream();
    int cut = body.length == 0 ? 0 : random.nextInt(body.length);
    for (var piece :
        List.of(Arrays.copyOf(body, cut), Arrays.copyOfRange(body, cut, body.length))) {
      if (piece.length > 0) {
        out.writeBytes(joined(Integer.toHexString(piece.length) + "\r\n", piece));
        out.writeBytes(bytes("\r\n"));
      }
    }
    out.writeBytes(bytes("0\r\n\r\n"));
    return out.toByteArray();
  }

  /// Bytes that are no request; the connection is of no use afterwards.
  byte[] broken() {
    return BROKEN.get(random.nextInt(BROKEN.size())).getBytes(StandardCharsets.ISO_8859_1);
  }

  private void header(StringBuilder head, String name) {
    if (random.nextInt(10) == 0) {
      head.append(name).append(": ").append(oneLine(Hostile.TEXTS.get(random.nextInt(60))));
      head.append("\r\n");
    }
  }

  private String target(Wrong.Call call) {
    if (random.nextInt(12) == 0) {
      return PLACES.get(random.nextInt(PLACES.size()));
    }
    var start =
        call.credential() instanceof Request.WebhookCode(var user, var code)
            ? "/rest/" + PhpForm.encode(user) + "/" + PhpForm.encode(code) + "/"
            : "/rest/";
    var query = random.nextInt(3) == 0 ? "?" + cut(PhpForm.write(call.params()), 2_000) : "";
    var end = List.of("", ".json", ".xml", "/", ".JSON", "%").get(random.nextInt(6));
    return start + cut(PhpForm.encode(call.method()), 300) + end + query;
  }

  private byte[] body(Wrong.Call call) {
    return switch (random.nextInt(9)) {
      case 0 -> new byte[0];
      case 1 -> noise(random.nextInt(300));
      case 2 -> spoiled(bytes(Json.write(call.params())));
      case 3 -> spoiled(bytes(PhpForm.write(call.params())));
      case 4 -> multipart(call);
      case 5, 6 -> bytes(PhpForm.write(call.params()));
      case 7 -> bytes("[".repeat(random.nextInt(200)) + Json.write(call.params()));
      default -> bytes(Json.write(call.params()));
    };
  }

  private byte[] multipart(Wrong.Call call) {
    var out = new StringBuilder();
    for (var entry : call.params().properties()) {
      out.append("--B\r\nContent-Disposition: form-data; name=\"").append(entry.getKey());
      out.append(random.nextInt(5) == 0 ? "\"; filename=\"../x" : "").append("\"\r\n\r\n");
      out.append(entry.getValue().asString("x")).append("\r\n");
    }
    return spoiled(bytes(out.append("--B--\r\n").toString()));
  }

  /// Cut off, or with some bytes changed, or as it is.
  private byte[] spoiled(byte[] body) {
    if (body.length == 0) {
      return body;
    }
    if (random.nextBoolean()) {
      return Arrays.copyOf(body, random.nextInt(body.length));
    }
    for (int changes = random.nextInt(5); changes > 0; changes--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return body;
  }

  private byte[] noise(int length) {
    var noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static String oneLine(String text) {
    return cut(text.replaceAll("[\\r\\n]", ""), 500);
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(String head, byte[] body) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(bytes(head));
    out.writeBytes(body);
    return out.toByteArray();
  }

  /// A request as a person can read it.
  static String shown(byte[] request) {
    return cut(new String(request, StandardCharsets.ISO_8859_1), 1_500)
        .replaceAll("[^\\x20-\\x7e\\r\\n]", "?");
  }
}
