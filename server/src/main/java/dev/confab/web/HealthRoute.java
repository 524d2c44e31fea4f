package dev.confab.web;

import dev.confab.basics.Json;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `/health/live`, `/health/ready` and `/metrics`: what an operator's watcher asks.
public final class HealthRoute implements Route {
  private final Supplier<@Nullable String> hindrance;
  private final Supplier<String> metrics;

  /// Answers with what these say.
  ///
  /// @param hindrance why the server cannot do its work; null: it can
  public HealthRoute(Supplier<@Nullable String> hindrance, Supplier<String> metrics) {
    this.hindrance = hindrance;
    this.metrics = metrics;
  }

  @Override
  public boolean takes(String path) {
    return path.equals("/health/live") || path.equals("/health/ready") || path.equals("/metrics");
  }

  @Override
  public void answer(Exchange exchange) {
    switch (exchange.path()) {
      case "/health/live" -> exchange.answer(200, "application/json", "{\"status\":\"live\"}\n");
      case "/health/ready" -> ready(exchange, hindrance.get());
      default -> exchange.answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
    }
  }

  private static void ready(Exchange exchange, @Nullable String why) {
    var body = Json.mapper().createObjectNode().put("status", why == null ? "ready" : "not ready");
    if (why != null) {
      body.put("why", why);
    }
    exchange.answer(why == null ? 200 : 503, "application/json", body + "\n");
  }
}
