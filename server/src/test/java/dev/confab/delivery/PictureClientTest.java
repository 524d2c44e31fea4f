package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureClientTest extends FetchGround {
  private static final byte[] BYTES = {1, 2, 3};

  PictureClientTest() {
    super("image/png", BYTES);
  }

  @Override
  void own(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/octets" -> send(exchange, "application/octet-stream", BYTES);
      case "/untold" -> send(exchange, null, BYTES);
      case "/page" -> send(exchange, "text/html", BYTES);
      case "/svg" -> send(exchange, "image/svg+xml; charset=utf-8", BYTES);
      case "/full" -> send(exchange, "image/png", new byte[PictureClient.BYTES_MAX]);
      default -> send(exchange, "image/png", new byte[PictureClient.BYTES_MAX + 1]);
    }
  }

  private static PictureClient client(WebhookClient.Limits limits) {
    return new PictureClient(guard(), "1", limits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/thing", "/octets", "/untold", "/moved", "/packed"})
  void what_may_be_a_picture_is_fetched(String path) throws IOException {
    try (var client = client(LONG)) {
      assertThat(client.fetch(at(path))).isEqualTo(BYTES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page", "/svg", "/gone", "/loop"})
  void what_is_called_something_else_is_none(String path) throws IOException {
    try (var client = client(LONG)) {
      assertThat(client.fetch(at(path))).isNull();
    }
  }

  @Test
  void a_site_that_has_a_bad_moment_says_nothing_of_a_picture() {
    try (var client = client(LONG)) {
      assertThatThrownBy(() -> client.fetch(at("/busy")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("503");
    }
  }

  @Test
  void a_private_address_is_refused_also_behind_a_redirect() {
    try (var client = client(LONG)) {
      for (var address :
          List.of(
              here("/secret"),
              at("/inward"),
              "http://169.254.169.254/latest/meta-data/",
              "http://[::1]:" + port() + "/secret",
              "http://10.0.0.1/png",
              "http://localhost:6379/png")) {
        assertThatThrownBy(() -> client.fetch(address))
            .as(address)
            .isInstanceOf(AddressRefused.class);
      }
      assertThat(secrets).hasValue(0);
    }
  }

  @Test
  void a_picture_is_read_whole_or_not_at_all_packed_or_not() throws IOException {
    try (var client = client(LONG)) {
      assertThat(client.fetch(at("/full"))).hasSize(PictureClient.BYTES_MAX);
      assertThat(client.fetch(at("/long"))).isNull();
      assertThat(client.fetch(at("/bomb"))).isNull();
      assertThat(client.fetch(at("/half"))).isNull();
    }
  }

  @Test
  void one_that_drips_is_broken_off() {
    try (var client = client(SHORT)) {
      var begun = System.nanoTime();
      assertThatThrownBy(() -> client.fetch(at("/drip"))).isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG.whole());
    }
  }

  @Test
  void redirects_take_of_the_same_time() throws IOException {
    try (var client = client(SHORT)) {
      assertThatThrownBy(() -> client.fetch(at("/late"))).isInstanceOf(IOException.class);
    }
    try (var client = client(LONG)) {
      assertThat(client.fetch(at("/late"))).isEqualTo(BYTES);
    }
  }
}
