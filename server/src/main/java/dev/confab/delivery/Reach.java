package dev.confab.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Tries whether a handler can be reached, without telling it anything: a connection and, with
/// https, its encryption.
public final class Reach {
  private static final int MILLIS_MAX = 5_000;

  /// Addresses of one host that are tried.
  private static final int ADDRESSES_MAX = 4;

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
      var host = Target.of(guard.read(address)).host();
      connect(guard.resolve(host.name()), host.port(), host.secure() ? host.name() : null);
      return null;
    } catch (AddressRefused e) {
      return e.sentence();
    } catch (NameUnanswered e) {
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

  /// One address after the other, as deliveries do; where none can be reached, the last says why.
  private static void connect(InetAddress[] addresses, int port, @Nullable String host)
      throws IOException {
    var left = List.of(addresses).subList(0, Math.min(addresses.length, ADDRESSES_MAX)).iterator();
    while (left.hasNext()) {
      var address = left.next();
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(address, port), MILLIS_MAX);
        socket.setSoTimeout(MILLIS_MAX);
        if (host != null) {
          shake(socket, host, port);
        }
        return;
      } catch (SSLException e) {
        throw e; // deliveries go no further either: somebody is there
      } catch (IOException e) {
        if (!left.hasNext()) {
          throw e;
        }
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
