package dev.confab.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatheringSocketTest {
  static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void what_is_written_before_a_flush_leaves_in_one_piece() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var socket = connected(server);
        var other = server.accept()) {
      var out = socket.getOutputStream();
      out.write("head ".getBytes(US_ASCII));
      out.write("body ".repeat(1_000).getBytes(US_ASCII));
      out.write('.');
      assertThat(other.getInputStream().available()).isZero();
      out.flush();
      assertThat(other.getInputStream().readNBytes(5_006)).endsWith('y', ' ', '.');
    }
  }

  @Test
  void what_is_too_much_to_hold_leaves_at_once_and_in_order() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var socket = connected(server);
        var other = server.accept()) {
      var read = CompletableFuture.supplyAsync(() -> all(other));
      socket.getOutputStream().write("a".repeat(100).getBytes(US_ASCII));
      socket.getOutputStream().write("b".repeat(70_000).getBytes(US_ASCII));
      socket.getOutputStream().write("c".getBytes(US_ASCII));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      assertThat(read.get()).isEqualTo("a".repeat(100) + "b".repeat(70_000) + "c");
    }
  }

  @Test
  void requests_of_every_size_leave_as_they_are_one_after_another() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var socket = connected(server);
        var other = server.accept()) {
      for (int size : new int[] {1, 5_000, 20_000, 3, 12_288, 12_289, 40_000, 2}) {
        var request = "abcdefg".repeat(size / 7 + 1).substring(0, size).getBytes(US_ASCII);
        socket.getOutputStream().write(request, 0, size / 3);
        socket.getOutputStream().write(request, size / 3, size - size / 3);
        socket.getOutputStream().flush();
        assertThat(other.getInputStream().readNBytes(size)).isEqualTo(request);
      }
    }
  }

  @Test
  void it_carries_encryption() throws Exception {
    var context = encryption();
    try (var server =
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var plain = connected(server)) {
      var heard =
          CompletableFuture.supplyAsync(
              () -> {
                try (var socket = server.accept()) {
                  return all(socket);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      var factory = context.getSocketFactory();
      try (var socket =
          (SSLSocket) factory.createSocket(plain, "localhost", server.getLocalPort(), true)) {
        socket.getOutputStream().write("secret ".repeat(20_000).getBytes(US_ASCII));
      }
      assertThat(heard.get()).isEqualTo("secret ".repeat(20_000));
    }
  }

  @Test
  void without_a_connection_there_is_nothing_to_write_to() throws Exception {
    try (var socket = new GatheringSocket()) {
      assertThatThrownBy(socket::getOutputStream).isInstanceOf(SocketException.class);
    }
  }

  private static GatheringSocket connected(ServerSocket server) throws IOException {
    var socket = new GatheringSocket();
    socket.connect(server.getLocalSocketAddress());
    return socket;
  }

  private static String all(Socket socket) {
    try {
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SSLContext encryption() throws Exception {
    var file = folder.resolve("keys.p12");
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
