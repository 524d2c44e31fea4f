package dev.confab.web;

import org.jspecify.annotations.Nullable;

/// Answers the requests of one part of the address space.
public interface Route {
  /// Whether this path is its business.
  boolean takes(String path);

  /// Answers. What it throws becomes a 500 with a request id.
  void answer(Exchange exchange);

  /// Answers, if that needs no waiting for anybody, be it the rest of the request; returns what a
  /// thread that may wait has to do else.
  default @Nullable Runnable begin(Exchange exchange) {
    return () -> answer(exchange);
  }
}
