package dev.confab.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A caller's end of one connection. Bodies of answers are one line.
final class Talk implements AutoCloseable {
  private static final int SILENCE_MILLIS_MAX = 20_000;

  private final Socket socket;
  private final BufferedReader in;

  Talk(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(SILENCE_MILLIS_MAX);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  static String request(String path, String body) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, body.length(), body);
  }

  String post(String path, String body) throws IOException {
    send(request(path, body));
    return answer();
  }

  /// The one line of the answer's body.
  String answer() throws IOException {
    return whole().getLast();
  }

  /// The lines of the answer's head, then its body.
  List<String> whole() throws IOException {
    var lines = new ArrayList<String>();
    var line = in.readLine();
    while (line != null && !line.isEmpty()) {
      lines.add(line);
      line = in.readLine();
    }
    var body = in.readLine();
    lines.add(body == null ? "" : body);
    return lines;
  }

  /// Whether the other side ended the connection, with nothing more to say.
  boolean isOver() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
