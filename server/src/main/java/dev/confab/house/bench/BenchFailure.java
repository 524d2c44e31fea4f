package dev.confab.house.bench;

import org.jspecify.annotations.Nullable;

/// The measurement cannot go on; its message says why.
final class BenchFailure extends RuntimeException {
  BenchFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
