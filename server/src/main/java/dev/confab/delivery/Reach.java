package dev.confab.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Tries whether a handler can be reached, without telling it anything: a connection and, with
/// https, its encryption.
public final class Reach {
  private static final int MILLIS_MAX = 5_000;

  private final AddressGuard guard;

  /// Tries what this guard allows.
  public Reach(AddressGuard guard) {
    this.guard = guard;
  }

  /// Why the address cannot be reached, as a sentence; null when it can.
  public @Nullable String sentence(String address) {
    if (address.startsWith(Postman.INSIDE)) {
      return null;
    }
    try {
      var target = guard.read(address);
      connect(target, guard.resolve(target.getHost()));
      return null;
    } catch (AddressRefused e) {
      return e.sentence();
    } catch (UnknownHostException e) {
      return "its host name is not known";
    } catch (SocketTimeoutException e) {
      return "no connection within " + MILLIS_MAX / 1000 + " s";
    } catch (ConnectException e) {
      return "the connection was refused: nothing listens there";
    } catch (SSLException e) {
      return "encryption failed: " + e.getMessage();
    } catch (IOException e) {
      return "the connection failed: " + e.getMessage();
    }
  }

  private static void connect(URI target, InetAddress[] addresses) throws IOException {
    boolean encrypted = "https".equalsIgnoreCase(target.getScheme());
    int port = target.getPort() >= 0 ? target.getPort() : encrypted ? 443 : 80;
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(addresses[0], port), MILLIS_MAX);
      socket.setSoTimeout(MILLIS_MAX);
      if (encrypted) {
        shake(socket, target.getHost(), port);
      }
    }
  }

  private static void shake(Socket socket, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (var secure = (SSLSocket) factory.createSocket(socket, host, port, true)) {
      var parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
    } catch (SocketTimeoutException e) {
      throw new SSLException("no answer within " + MILLIS_MAX / 1000 + " s");
    }
  }
}
