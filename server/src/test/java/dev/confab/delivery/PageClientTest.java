package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PageClientTest extends FetchGround {
  private static final byte[] HTML = "<title>A".getBytes(StandardCharsets.UTF_8);

  PageClientTest() {
    super("text/html; charset=\"KOI8-R\"", HTML);
  }

  @Override
  void own(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/picture" -> send(exchange, "image/png", HTML);
      case "/file" -> redirect(exchange, "file:///etc/passwd");
      default -> send(exchange, "text/html", new byte[2 * PageClient.BYTES_MAX]);
    }
  }

  private static PageClient client(WebhookClient.Limits limits) {
    return new PageClient(guard(), "1", limits);
  }

  @Test
  void a_page_is_fetched_and_a_redirect_followed() throws IOException {
    try (var client = client(LONG)) {
      var page = client.fetch(at("/moved"));
      assertThat(page).isNotNull();
      assertThat(page.address()).hasPath("/thing");
      assertThat(page.charset()).isEqualTo("koi8-r");
      assertThat(page.html()).isEqualTo(HTML);
    }
  }

  @Test
  void nothing_is_fetched_any_more_when_the_server_stops() {
    var client = client(LONG);
    client.close();
    assertThatThrownBy(() -> client.fetch(at("/moved"))).isInstanceOf(IOException.class);
  }

  @Test
  void what_is_no_page_is_nothing() throws IOException {
    try (var client = client(LONG)) {
      assertThat(client.fetch(at("/picture"))).isNull();
      assertThat(client.fetch(at("/gone"))).isNull();
      assertThat(client.fetch(at("/loop"))).isNull();
    }
  }

  @Test
  void a_private_address_is_refused_also_behind_a_redirect() {
    try (var client = client(LONG)) {
      assertThatThrownBy(() -> client.fetch(here("/secret"))).isInstanceOf(AddressRefused.class);
      assertThatThrownBy(() -> client.fetch(at("/inward"))).isInstanceOf(AddressRefused.class);
      assertThatThrownBy(() -> client.fetch("http://169.254.169.254/latest/meta-data/"))
          .isInstanceOf(AddressRefused.class);
      assertThatThrownBy(() -> client.fetch(at("/file"))).isInstanceOf(AddressRefused.class);
      assertThat(secrets).hasValue(0);
    }
  }

  @Test
  void no_more_is_read_than_the_limit_packed_or_not() throws IOException {
    try (var client = client(LONG)) {
      var plain = client.fetch(at("/long"));
      assertThat(plain).isNotNull();
      assertThat(plain.html()).hasSize(PageClient.BYTES_MAX);
      var bomb = client.fetch(at("/bomb"));
      assertThat(bomb).isNotNull();
      assertThat(bomb.html()).hasSize(PageClient.BYTES_MAX);
    }
  }

  @Test
  void of_a_page_that_ends_early_there_is_its_beginning() throws IOException {
    try (var client = client(LONG)) {
      var page = client.fetch(at("/half"));
      assertThat(page).isNotNull();
      assertThat(page.html()).isNotEmpty();
      assertThat(noise()).startsWith(page.html());
    }
  }

  @Test
  void a_page_that_drips_is_broken_off() {
    try (var client = client(SHORT)) {
      var begun = System.nanoTime();
      assertThatThrownBy(() -> client.fetch(at("/drip"))).isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG.whole());
    }
  }
}
