package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// People who write to a server as fast as they can until it is killed, again and again, and what
/// they were answered. When it is killed the seed says.
final class Kills {
  private static final int MILLIS_MAX = 20;

  private final int answersMax;
  private final Random random;
  private final List<Writer> writers = new ArrayList<>();

  /// @param answersMax within so many answers of a start the kill is decided
  Kills(int answersMax) {
    this.answersMax = answersMax;
    long seed = Long.getLong("confab.kill.seed", System.nanoTime());
    System.out.println("kills with -Dconfab.kill.seed=" + seed);
    this.random = new Random(seed);
  }

  /// The kill falls a few milliseconds after one of the first answers, whatever the machine's
  /// speed.
  ///
  /// @param others who call meanwhile, and are not counted
  void writeUntilKilled(Stage stage, ServerProcess server, List<? extends Caller> others) {
    var answers = new AtomicInteger(1 + random.nextInt(answersMax));
    var later =
        CompletableFuture.delayedExecutor(random.nextInt(MILLIS_MAX), TimeUnit.MILLISECONDS);
    var counted =
        fresh(stage, Integer.MAX_VALUE).stream()
            .map(writer -> new Counted(writer, answers, () -> later.execute(server::kill)));
    try {
      stage.run(Stream.<Caller>concat(counted, others.stream()).toList(), 0);
    } catch (BenchFailure | UncheckedIOException e) {
      assertThat(e).as("what a caller sees of a kill").hasMessageNotContaining("answered");
    }
    server.awaitEnd();
  }

  /// Writes so many messages, and is answered each time.
  void write(Stage stage, int messages) {
    stage.run(fresh(stage, messages), 0);
  }

  private List<Writer> fresh(Stage stage, int messages) {
    var fresh = stage.writers(messages, new Latencies());
    writers.addAll(fresh);
    return fresh;
  }

  /// Everybody who wrote.
  List<Writer> writers() {
    return writers;
  }

  /// The messages that somebody was told were taken.
  Set<Long> answered() {
    var answered = new HashSet<Long>();
    writers.forEach(writer -> answered.addAll(writer.accepted.keySet()));
    return answered;
  }
}
