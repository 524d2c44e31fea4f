package dev.confab.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTest {
  private final Reach reach = new Reach(new AddressGuard(List.of(), true, new SystemNames()));

  @Test
  void a_handler_that_listens_is_reached_and_hears_nothing() {
    try (var catcher = new Catcher()) {
      assertThat(reach.sentence(catcher.address())).isNull();
      assertThat(catcher.all()).isEmpty();
    }
  }

  @Test
  void what_keeps_a_handler_from_being_reached_is_said() {
    assertThat(reach.sentence("http://127.0.0.1:1/"))
        .isEqualTo("the connection was refused: nothing listens there");
    assertThat(reach.sentence("http://10.0.0.1/")).contains("--allow 10.0.0.1");
    assertThat(reach.sentence("ftp://example.com/")).contains("http:// or https://");
  }

  @Test
  void a_handler_that_does_not_encrypt_is_not_reached_by_https() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerPlainly(socket));
      assertThat(reach.sentence("https://127.0.0.1:" + socket.getLocalPort() + "/"))
          .startsWith("encryption failed");
    }
  }

  private static void answerPlainly(ServerSocket socket) {
    try (var asked = socket.accept()) {
      asked.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      asked.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Names of containers have underscores, and answers more than one address.
  @Test
  void every_address_of_a_host_is_tried_whatever_is_in_its_name() throws Exception {
    var names = AddressGuardTest.literals("127.0.0.3", "127.0.0.1");
    var found = new Reach(new AddressGuard(List.of(), true, host -> names));
    try (var catcher = new Catcher()) {
      int port = URI.create(catcher.address()).getPort();
      assertThat(found.sentence("http://my_bot:" + port + "/")).isNull();
      assertThat(reach.sentence("http://127.0.0.3:" + port + "/")).isNotNull();
    }
    assertThat(found.sentence("http://my_bot:1/"))
        .isEqualTo("the connection was refused: nothing listens there");
    assertThat(reach.sentence("http://[::1]:1/"))
        .isEqualTo("the connection was refused: nothing listens there");
  }

  @Test
  void a_port_of_another_protocol_is_not_tried() {
    assertThat(reach.sentence("http://127.0.0.1:6379/")).contains("--allow :6379");
  }

  @Test
  void a_handler_of_this_server_is_always_there() {
    assertThat(reach.sentence("internal:echo")).isNull();
  }
}
