package dev.confab.delivery;

import dev.confab.basics.EncodedForm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/// A client, and a handler to post to.
abstract class ClientGround {
  static final Instant NOW = Instant.parse("2026-02-26T12:00:00Z");
  static final AddressGuard LAX = new AddressGuard(List.of(), true, new SystemNames());

  final Catcher catcher = new Catcher();
  final WebhookClient client = client(LAX, Duration.ofSeconds(20));

  static WebhookClient client(AddressGuard guard, Duration whole) {
    return client(guard, whole, whole);
  }

  static WebhookClient client(AddressGuard guard, Duration begin, Duration whole) {
    var limits = new WebhookClient.Limits(Duration.ofSeconds(5), begin, whole);
    return new WebhookClient(guard, limits, "1.2.3", InstantSource.fixed(NOW));
  }

  Outcome post() {
    return client.post(
        catcher.address(), EncodedForm.of("event=X&data%5Ba%5D=b"), Map.of("webhook-id", "1-42"));
  }

  @AfterEach
  void close() {
    client.close();
    catcher.close();
  }
}
