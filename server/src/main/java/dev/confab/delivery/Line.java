package dev.confab.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A connection to a handler: one exchange at a time, any number of them one after another.
///
/// It holds no buffers, because thousands of slow handlers are waited for at the same time: a
/// request is composed when it leaves, an answer is read by [HttpSource].
final class Line {
  /// There was no connection in time.
  static final class Slow extends IOException {}

  final Target.Host host;

  /// That of a channel, which can be asked what has come without waiting for it.
  private Socket socket = SocketChannel.open().socket();

  private @Nullable Socket encrypted;
  private boolean closed;

  /// Until when the next request may use it, as [System#nanoTime] tells it.
  long keptUntil;

  Line(Target.Host host) throws IOException {
    this.host = host;
  }

  /// Connects to the first address of the host that answers.
  ///
  /// @param patience for each address, and for the encryption
  void connect(AddressGuard guard, LateTls tls, Duration patience) throws IOException {
    var addresses = guard.resolve(host.name());
    int millis = Math.toIntExact(patience.toMillis());
    for (int i = 0; !reached(addresses[i], millis, i == addresses.length - 1); i++) {
      reopen();
    }
    if (host.secure()) {
      encrypted = encrypted(tls, millis);
      encrypted.setSoTimeout(0); // whoever has begun an exchange ends it in time
    }
  }

  private Socket encrypted(LateTls tls, int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return tls.upgrade(socket, host.name(), host.port());
    } catch (SocketTimeoutException e) {
      throw new Slow();
    }
  }

  private boolean reached(InetAddress address, int millis, boolean last) throws IOException {
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(address, host.port()), millis);
      return true;
    } catch (SocketTimeoutException e) {
      if (last) {
        throw new Slow();
      }
    } catch (IOException e) {
      if (last) {
        throw e;
      }
    }
    return false;
  }

  private synchronized void reopen() throws IOException {
    socket.close();
    if (closed) {
      throw new InterruptedIOException();
    }
    socket = SocketChannel.open().socket();
  }

  private Socket end() {
    return encrypted == null ? socket : encrypted;
  }

  InputStream in() throws IOException {
    return end().getInputStream();
  }

  OutputStream out() throws IOException {
    return end().getOutputStream();
  }

  /// Has the other side ended it, or spoken without being asked?
  boolean isStale() {
    try {
      return (encrypted != null && isSpoken(encrypted))
          ? comesSoon(encrypted)
          : hasCome(socket.getChannel());
    } catch (IOException e) {
      return true;
    }
  }

  private boolean isSpoken(Socket encrypted) throws IOException {
    return encrypted.getInputStream().available() > 0 || socket.getInputStream().available() > 0;
  }

  /// What comes encrypted may be no more than a word about the encryption: whoever reads it knows.
  private static boolean comesSoon(Socket encrypted) throws IOException {
    encrypted.setSoTimeout(1);
    try {
      var _ = encrypted.getInputStream().read();
      return true;
    } catch (SocketTimeoutException e) {
      encrypted.setSoTimeout(0);
      return false;
    }
  }

  /// Tells at once. A byte that has come is lost.
  private static boolean hasCome(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    int come = channel.read(ByteBuffer.allocate(1));
    channel.configureBlocking(true);
    return come != 0;
  }

  /// Ends it, from any thread; true for the first who does.
  synchronized boolean close() {
    boolean first = !closed;
    closed = true;
    try {
      socket.close(); // a farewell under encryption could have to wait for the other side
    } catch (IOException e) {
      return first; // it is gone either way
    }
    return first;
  }
}
