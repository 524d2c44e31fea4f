package dev.confab.house.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One connection that says whatever bytes it is given, as no HTTP client would.
final class Wire implements AutoCloseable {
  /// How often it is asked whether a silence is too long.
  private static final int LOOK_EVERY_MS = 1_000;

  private final Socket socket;
  private final InputStream in;
  private boolean over;

  Wire(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.in = new BufferedInputStream(new Patient(socket.getInputStream()));
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LOOK_EVERY_MS);
  }

  /// @param status of the answer
  /// @param body what it says
  record Heard(int status, String body) {}

  /// Asks, and reads the answer; null when the other side hung up instead. Who is refused for how a
  /// request begins may not get rid of the rest of it: what was answered counts.
  @Nullable Heard ask(byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
    } catch (SocketException e) {
      over = true;
    }
    var first = line();
    if (first.isEmpty()) {
      over = true;
      return null;
    }
    var status = Integer.parseInt(first.split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var lower = line.toLowerCase(Locale.ROOT);
      length = lower.startsWith("content-length:") ? Integer.parseInt(value(lower)) : length;
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      over |= lower.startsWith("connection:") && lower.contains("close");
    }
    return new Heard(
        status, new String(chunked ? chunks() : in.readNBytes(length), StandardCharsets.UTF_8));
  }

  /// Says something that is no request and nothing more.
  @Nullable Heard askLast(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.shutdownOutput();
    return ask(new byte[0]);
  }

  boolean isOver() {
    return over;
  }

  private byte[] chunks() throws IOException {
    var all = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      all.writeBytes(in.readNBytes(size));
      line();
    }
    line();
    return all.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// Waits for the other side, which may have to wait for a processor itself.
  private static final class Patient extends FilterInputStream {
    Patient(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      var spent = new Spent();
      while (true) {
        try {
          return in.read(into, from, length);
        } catch (SocketTimeoutException e) {
          if (spent.isTooMuch()) {
            throw e;
          }
        }
      }
    }
  }
}
