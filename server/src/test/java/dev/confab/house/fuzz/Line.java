package dev.confab.house.fuzz;

import java.io.IOException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/// Connections one after another: the other side may end one that is not in use at any time, but
/// what is asked on one that was just opened has to be answered. So none is opened before it is
/// needed: one that waits for a minute to be used first may be ended as well.
final class Line implements AutoCloseable {
  private final int port;
  private @Nullable Wire wire;

  Line(int port) {
    this.port = port;
  }

  Wire.@Nullable Heard ask(byte[] request) throws IOException {
    boolean isOld = wire != null;
    var heard = asked(request);
    return heard == null && isOld ? asked(request) : heard;
  }

  private Wire.@Nullable Heard asked(byte[] request) throws IOException {
    var open = wire == null ? new Wire(port) : wire;
    wire = open;
    try {
      var heard = open.ask(request);
      if (open.isOver()) {
        close();
      }
      return heard;
    } catch (SocketException e) {
      close();
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    if (wire != null) {
      wire.close();
      wire = null;
    }
  }
}
