package dev.confab.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

/// Encryption with the system's trusted authorities, which are read when they are first needed:
/// there are more than a hundred, and a server should not wait for them to answer its first call.
final class LateTls {
  private final FutureTask<TlsSocketStrategy> made;

  LateTls() {
    this(DefaultClientTlsStrategy::createDefault);
  }

  LateTls(Callable<TlsSocketStrategy> make) {
    this.made = new FutureTask<>(make);
  }

  /// Reads the authorities, if nobody did yet.
  void prepare() {
    made.run();
  }

  /// Encrypts a connection, once the other side has shown that it is who it should be. How long it
  /// may be silent meanwhile, the socket says.
  SSLSocket upgrade(Socket socket, String name, int port) throws IOException {
    made.run(); // returns at once when it is done, or when another thread is about it
    return strategy().upgrade(socket, name, port, null, null);
  }

  private TlsSocketStrategy strategy() throws IOException {
    try {
      return made.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      throw new SSLException("the trusted authorities cannot be read", e.getCause());
    }
  }
}
