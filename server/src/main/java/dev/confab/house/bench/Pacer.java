package dev.confab.house.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Writes to a fast bot at an even pace, and says how soon it was told.
final class Pacer {
  /// Messages a second.
  static final int RATE = 200;

  private static final long PATIENCE_MILLIS = 20_000;

  private final Stage stage;
  private final Sink sink;
  private int sent;

  Pacer(Stage stage, Sink sink) {
    this.stage = stage;
    this.sink = sink;
  }

  /// As many messages as fast as can be, so that everything is compiled.
  void warm(int messages) throws InterruptedException {
    var _ = write(messages, 0);
  }

  /// Writes for so many seconds.
  Audit run(int seconds) throws InterruptedException {
    System.gc(); // pauses of this process would look like the server's
    return audit(write(RATE * seconds, RATE));
  }

  /// Writes a second at a time, at least one.
  Audit runUntil(BooleanSupplier end) throws InterruptedException {
    var writers = new ArrayList<Writer>();
    do {
      writers.addAll(write(RATE, RATE));
    } while (!end.getAsBoolean());
    return audit(writers);
  }

  private List<Writer> write(int count, int rate) throws InterruptedException {
    var writers = stage.writers(count, new Latencies());
    stage.run(writers, rate);
    sent += count;
    sink.await(sent, PATIENCE_MILLIS);
    return writers;
  }

  private Audit audit(List<Writer> writers) {
    return Audit.of(writers, Set.of(), sink.arrivals());
  }

  /// How many messages there were.
  int sent() {
    return sent;
  }
}
