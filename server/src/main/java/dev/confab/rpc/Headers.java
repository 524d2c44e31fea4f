package dev.confab.rpc;

import java.util.function.BiConsumer;

/// The headers of a request, for whoever wants to look at them while it runs.
@FunctionalInterface
public interface Headers {
  /// None.
  Headers NONE = each -> {};

  /// Tells each name and value, in their order.
  void each(BiConsumer<String, String> each);
}
