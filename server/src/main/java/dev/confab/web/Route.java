package dev.confab.web;

/// Answers the requests of one part of the address space.
public interface Route {
  /// Whether this path is its business.
  boolean takes(String path);

  /// Answers. What it throws becomes a 500 with a request id.
  void answer(Exchange exchange);
}
