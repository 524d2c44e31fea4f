package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.EncodedForm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A name with more than one address, behind each of which somebody takes the connection and never
/// ends the handshake.
class ManyAddressesTest {
  /// The handshake may take longer than all the time there is.
  private static final WebhookClient.Limits LIMITS =
      new WebhookClient.Limits(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(1));

  private final Queue<Socket> taken = new ConcurrentLinkedQueue<>();
  private ServerSocket silent;

  @BeforeEach
  void open() throws IOException {
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::take);
  }

  private void take() {
    try {
      while (true) {
        taken.add(silent.accept());
      }
    } catch (IOException e) {
      // closed
    }
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
    for (var socket : taken) {
      socket.close();
    }
  }

  private static AddressGuard guard(int addresses) {
    var all = new InetAddress[addresses];
    Arrays.fill(all, InetAddress.getLoopbackAddress());
    return new AddressGuard(List.of("many.example"), false, host -> all);
  }

  private String address() {
    return "https://many.example:" + silent.getLocalPort() + "/";
  }

  @Test
  void a_fetch_whose_time_is_over_tries_no_other_address() {
    try (var client = new PageClient(guard(2), "1", LIMITS)) {
      assertThatThrownBy(() -> client.fetch(address())).isInstanceOf(IOException.class);
    }
    assertThat(taken).hasSize(1);
  }

  @Test
  void nor_does_a_post() {
    try (var client = new WebhookClient(guard(2), LIMITS, "1", InstantSource.system())) {
      var outcome = client.post(address(), EncodedForm.of(""), Map.of());
      assertThat(outcome.toString()).contains("no answer begun within 1 s");
    }
    assertThat(taken).hasSize(1);
  }

  @Test
  void of_very_many_addresses_some_are_tried() throws IOException {
    assertThat(guard(8).resolve("many.example")).hasSize(8);
    assertThat(guard(1_000).resolve("many.example")).hasSize(8);
  }
}
