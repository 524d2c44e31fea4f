package dev.confab.house.fuzz;

import java.io.IOException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/// Connections one after another: the other side may end an old one at any time, but what a new one
/// asks has to be answered.
final class Line implements AutoCloseable {
  private final int port;
  private Wire wire;
  private boolean fresh = true;

  Line(int port) throws IOException {
    this.port = port;
    this.wire = new Wire(port);
  }

  Wire.@Nullable Heard ask(byte[] request) throws IOException {
    var heard = asked(request);
    if (heard == null && !fresh) {
      renew();
      heard = asked(request);
    }
    fresh = false;
    if (wire.isOver()) {
      renew();
    }
    return heard;
  }

  private Wire.@Nullable Heard asked(byte[] request) throws IOException {
    try {
      return wire.ask(request);
    } catch (SocketException e) {
      wire.hungUp();
      return null;
    }
  }

  void renew() throws IOException {
    wire.close();
    wire = new Wire(port);
    fresh = true;
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
