package dev.confab.web;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// `/health/live`, `/health/ready` and `/metrics`: what an operator's watcher asks.
public final class HealthRoute implements Route {
  private final BooleanSupplier ready;
  private final Supplier<String> metrics;

  /// Answers with what these say.
  public HealthRoute(BooleanSupplier ready, Supplier<String> metrics) {
    this.ready = ready;
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
      case "/health/ready" -> {
        var open = ready.getAsBoolean();
        exchange.answer(
            open ? 200 : 503,
            "application/json",
            "{\"status\":\"" + (open ? "ready" : "not ready") + "\"}\n");
      }
      default -> exchange.answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
    }
  }
}
