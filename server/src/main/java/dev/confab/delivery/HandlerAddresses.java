package dev.confab.delivery;

import dev.confab.basics.HandlerId;
import dev.confab.sql.Reads;
import org.jspecify.annotations.Nullable;

/// Where a handler is now. Asked at every attempt, so that a changed address takes over what waits.
@FunctionalInterface
public interface HandlerAddresses {
  /// The address of a handler; null when it is no longer bound.
  @Nullable String find(Reads reads, HandlerId handler);
}
