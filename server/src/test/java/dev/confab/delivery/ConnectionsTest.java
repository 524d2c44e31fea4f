package dev.confab.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {
  static final char[] PASSWORD = "changeit".toCharArray();
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";

  /// The connections on which something was asked, once for each time.
  final LinkedBlockingQueue<Socket> asked = new LinkedBlockingQueue<>();

  @TempDir Path folder;

  static Connections connections(LateTls tls) {
    return connections(tls, Connections.ALL_MAX);
  }

  static Connections connections(LateTls tls, int most) {
    var patience = Duration.ofSeconds(20);
    var limits = new WebhookClient.Limits(Duration.ofSeconds(5), patience, patience);
    return new Connections(ClientGround.LAX, tls, limits, most);
  }

  static Target target(String host, ServerSocket server) throws IOException {
    return Target.of(URI.create(host + ":" + server.getLocalPort() + "/a?b=c"));
  }

  static void nothing(Sheet sheet) {
    sheet.add("POST /a?b=c HTTP/1.1\r\n").header("Content-Length", "0").add("\r\n");
  }

  static int exchange(Connections connections, String host, ServerSocket server, int size)
      throws IOException {
    var target = target(host, server);
    try (var exchange = connections.begin()) {
      var answer =
          exchange.run(
              target,
              sheet -> {
                sheet.add("POST " + target.path() + " HTTP/1.1\r\n");
                sheet.header("Content-Length", Integer.toString(size)).add("\r\n");
                sheet.write("abcdefg".repeat(size / 7 + 1).getBytes(US_ASCII), 0, size);
              });
      if (answer.body().readAllBytes().length == 0) {
        exchange.ended(answer);
      }
      return answer.status();
    }
  }

  /// Answers on each connection until it ends; what is asked must be what is sent above.
  void serve(ServerSocket server, String answer) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try {
                  var socket = server.accept();
                  Thread.ofVirtual().start(() -> answer(socket, answer));
                } catch (IOException e) {
                  return;
                }
              }
            });
  }

  void answer(Socket socket, String answer) {
    try {
      var in = new HttpSource(socket.getInputStream());
      while (true) {
        assertThat(in.line()).isEqualTo("POST /a?b=c HTTP/1.1");
        int size = Integer.parseInt(in.line().substring("Content-Length: ".length()));
        assertThat(in.line()).isEmpty();
        var body = HttpBody.ofLength(in, size).readAllBytes();
        asked.add(socket);
        var status =
            body.length == size && (size == 0 || body[0] == 'a') ? answer : "HTTP/1.1 400\r\n";
        socket.getOutputStream().write((status + "\r\n").getBytes(US_ASCII));
      }
    } catch (IOException e) {
      return; // the connection ended
    }
  }

  static ServerSocket plain() throws IOException {
    return new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
  }

  @Test
  void requests_of_every_size_arrive_as_they_are_over_one_connection() throws Exception {
    try (var server = plain();
        var connections = connections(new LateTls())) {
      serve(server, OK);
      for (int size : new int[] {1, 5_000, 20_000, 3, 12_288, 12_289, 200_000, 0}) {
        assertThat(exchange(connections, "http://127.0.0.1", server, size)).isEqualTo(200);
      }
      assertThat(asked).hasSize(8);
      assertThat(asked.stream().distinct()).hasSize(1);
    }
  }

  @Test
  void they_are_encrypted_where_the_address_says_so_and_only_for_whom_it_names() throws Exception {
    var context = encryption();
    var tls = new LateTls(() -> new DefaultClientTlsStrategy(context));
    try (var server =
            context
                .getServerSocketFactory()
                .createServerSocket(0, 4, InetAddress.getLoopbackAddress());
        var connections = connections(tls)) {
      serve(server, OK);
      for (int size : new int[] {1, 50_000, 2}) {
        assertThat(exchange(connections, "https://127.0.0.1", server, size)).isEqualTo(200);
      }
      assertThat(asked.stream().distinct()).hasSize(1);
      assertThatThrownBy(() -> exchange(connections, "https://localhost", server, 1))
          .isInstanceOf(SSLException.class);
      assertThat(asked).hasSize(3);
    }
  }

  @Test
  void a_connection_is_not_used_longer_than_the_other_side_keeps_it() throws Exception {
    try (var server = plain();
        var connections = connections(new LateTls())) {
      serve(server, OK + "Keep-Alive: max=5, timeout=0\r\n");
      assertThat(exchange(connections, "http://127.0.0.1", server, 1)).isEqualTo(200);
      assertThat(exchange(connections, "http://127.0.0.1", server, 1)).isEqualTo(200);
      assertThat(asked.stream().distinct()).hasSize(2);
    }
  }

  @Test
  void a_connection_over_which_somebody_speaks_unasked_is_not_used_again() throws Exception {
    try (var server = plain();
        var connections = connections(new LateTls())) {
      var read = new CountDownLatch(1);
      var spoken = CompletableFuture.runAsync(() -> speakUnasked(server, read));
      assertThat(exchange(connections, "http://127.0.0.1", server, 1)).isEqualTo(200);
      read.countDown();
      spoken.get();
      serve(server, OK);
      assertThat(exchange(connections, "http://127.0.0.1", server, 1)).isEqualTo(200);
    }
  }

  @Test
  void a_connection_that_the_other_side_ends_behind_its_answer_is_not_used_again()
      throws Exception {
    try (var server = plain();
        var connections = connections(new LateTls())) {
      var read = new CountDownLatch(1);
      var ended = CompletableFuture.runAsync(() -> endBehindAnswer(server, read));
      assertThat(exchange(connections, "http://127.0.0.1", server, 1)).isEqualTo(200);
      read.countDown();
      ended.get();
      serve(server, OK);
      assertThat(exchange(connections, "http://127.0.0.1", server, 1)).isEqualTo(200);
    }
  }

  /// Answers one request and does not say that it was the last.
  static void endBehindAnswer(ServerSocket server, CountDownLatch read) {
    try (var socket = server.accept()) {
      socket.getInputStream().read(new byte[8192]);
      socket.getOutputStream().write((OK + "\r\n").getBytes(US_ASCII));
      read.await();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Answers one request twice.
  static void speakUnasked(ServerSocket server, CountDownLatch read) {
    try {
      var socket = server.accept();
      socket.getInputStream().read(new byte[8192]);
      socket.getOutputStream().write((OK + "\r\n").getBytes(US_ASCII));
      read.await();
      socket
          .getOutputStream()
          .write("HTTP/1.1 500 Late\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoever_breaks_an_exchange_off_when_it_is_over_harms_no_later_one() throws Exception {
    try (var server = plain();
        var connections = connections(new LateTls())) {
      serve(server, OK);
      var exchange = connections.begin();
      try (exchange) {
        exchange.ended(exchange.run(target("http://127.0.0.1", server), ConnectionsTest::nothing));
      }
      exchange.cancel();
      assertThat(exchange(connections, "http://127.0.0.1", server, 1)).isEqualTo(200);
      assertThat(asked.stream().distinct()).hasSize(1);
    }
  }

  @Test
  void when_there_are_too_many_one_that_nobody_uses_ends() throws Exception {
    try (var server = plain();
        var other = plain();
        var connections = connections(new LateTls(), 1)) {
      serve(server, OK);
      serve(other, OK);
      exchange(connections, "http://127.0.0.1", server, 1);
      exchange(connections, "http://127.0.0.1", other, 1);
      exchange(connections, "http://127.0.0.1", other, 1);
      exchange(connections, "http://127.0.0.1", server, 1);
      assertThat(asked.stream().distinct()).hasSize(3);
    }
  }

  @Test
  void who_does_not_answer_to_encryption_is_not_waited_for_longer_than_for_a_connection()
      throws Exception {
    try (var silent = plain()) {
      var line = new Line(new Target.Host(true, "127.0.0.1", silent.getLocalPort()));
      assertThatThrownBy(
              () -> line.connect(ClientGround.LAX, new LateTls(), Duration.ofMillis(200)))
          .isInstanceOf(Line.Slow.class);
      line.close();
    }
  }

  @Test
  void a_connection_that_the_other_side_has_ended_is_found_out() throws Exception {
    try (var server = plain()) {
      var accepted = CompletableFuture.supplyAsync(() -> accept(server));
      var line = new Line(new Target.Host(false, "127.0.0.1", server.getLocalPort()));
      line.connect(ClientGround.LAX, new LateTls(), Duration.ofSeconds(5));
      assertThat(line.isStale()).isFalse();
      accepted.get().close();
      assertThat(line.in().read()).isNegative(); // so it has come to know
      assertThat(line.isStale()).isTrue();
      assertThat(line.close()).isTrue();
      assertThat(line.close()).isFalse();
    }
  }

  static Socket accept(ServerSocket server) {
    try {
      return server.accept();
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
                "CN=bot",
                "-ext",
                "SAN=ip:127.0.0.1",
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

  @ParameterizedTest
  @CsvSource({
    "timeout=5,4",
    "'max=100, Timeout=15',14",
    "timeout=0,-1",
    "timeout=300,20",
    "timeout=3333333,20",
    "timeout=,20",
    "max=3,20"
  })
  void a_connection_is_kept_as_long_as_the_other_side_says(String told, long seconds) {
    assertThat(Connections.patience(told)).isEqualTo(Duration.ofSeconds(seconds));
  }

  /// A hundred times what reading it once takes, and a hundredth of what a pattern tried on it.
  @ParameterizedTest
  @ValueSource(strings = {"\r", "\u0085", "\u2028"})
  void what_was_made_to_be_read_again_and_again_is_read_once(String end) {
    var told = ",timeout=111111".repeat(64_000 / 15) + end + "x";
    long began = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      assertThat(Connections.patience(told)).isEqualTo(Duration.ofSeconds(20));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
  }
}
