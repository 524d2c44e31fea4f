package dev.confab.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
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
  private Socket socket = new Socket();
  private @Nullable Socket encrypted;
  private boolean closed;

  /// Until when the next request may use it, as [System#nanoTime] tells it.
  long keptUntil;

  /// Since when nobody uses it.
  long idleSince;

  Line(Target.Host host) {
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
    socket = new Socket();
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

  /// Has something come that nobody asked for? Tells at once, but not of an end; under encryption
  /// it may be no more than a word about that.
  boolean isSpeaking() {
    try {
      return socket.getInputStream().available() > 0
          || (encrypted != null && encrypted.getInputStream().available() > 0);
    } catch (IOException e) {
      return true;
    }
  }

  /// Has the other side ended it, or spoken without being asked?
  boolean isStale() {
    try {
      end().setSoTimeout(1);
      var _ = in().read();
      return true;
    } catch (SocketTimeoutException e) {
      return !patient();
    } catch (IOException e) {
      return true;
    }
  }

  private boolean patient() {
    try {
      end().setSoTimeout(0);
      return true;
    } catch (IOException e) {
      return false;
    }
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
