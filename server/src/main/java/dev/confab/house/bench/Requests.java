package dev.confab.house.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The bytes of requests.
final class Requests {
  private Requests() {}

  /// A page.
  static ByteBuffer get(String path) {
    var head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    return ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
  }

  /// A call with JSON parameters.
  static ByteBuffer post(String path, String json) {
    var body = json.getBytes(StandardCharsets.UTF_8);
    var head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    var request = ByteBuffer.allocate(head.length() + body.length);
    return request.put(head.getBytes(StandardCharsets.US_ASCII)).put(body).flip();
  }
}
