package dev.confab.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/// Encryption with the system's trusted authorities, which are read when they are first needed:
/// there are more than a hundred, and a server should not wait for them to answer its first call.
final class LateTls implements TlsSocketStrategy {
  private final FutureTask<TlsSocketStrategy> made =
      new FutureTask<>(DefaultClientTlsStrategy::createDefault);

  /// Reads the authorities, if nobody did yet.
  void prepare() {
    made.run();
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    made.run(); // returns at once when it is done, or when another thread is about it
    return strategy().upgrade(socket, target, port, attachment, context);
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
