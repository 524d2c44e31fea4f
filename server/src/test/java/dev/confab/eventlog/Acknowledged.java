package dev.confab.eventlog;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// For tests, whose one thread is the order of all that happens in them.
public final class Acknowledged {
  private Acknowledged() {}

  /// Acknowledges an event and waits until that is on disk; throws what went wrong.
  public static void now(Backlog log, Event event, Attempt attempt) {
    var end = new CompletableFuture<Optional<Throwable>>();
    log.acknowledge(event, attempt, failure -> end.complete(Optional.ofNullable(failure)));
    switch (end.join().orElse(null)) {
      case null -> {}
      case RuntimeException failure -> throw failure;
      case Throwable failure -> throw new AssertionError(failure);
    }
  }
}
