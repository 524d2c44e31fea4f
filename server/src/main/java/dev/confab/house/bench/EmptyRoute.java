package dev.confab.house.bench;

import dev.confab.web.Exchange;
import dev.confab.web.Route;

/// Answers everything with nothing: what the HTTP server alone can do.
final class EmptyRoute implements Route {
  @Override
  public boolean takes(String path) {
    return true;
  }

  @Override
  public void answer(Exchange exchange) {
    exchange.answer(200, "application/json; charset=utf-8", "{}");
  }
}
