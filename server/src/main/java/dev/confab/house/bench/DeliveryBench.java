package dev.confab.house.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// `confab bench delivery`: how events leave.
public final class DeliveryBench {
  /// What `--help` prints.
  public static final String USAGE = DeliveryOptions.USAGE;

  private static final int CALLERS = 64;
  private static final int DIALOGS_PER_BOT = 10;
  private static final int WARM = 20_000;
  private static final int MESSAGES = 20_000;
  private static final int SECONDS = 10;
  private static final Duration SLOW = Duration.ofSeconds(30);

  /// Less than the slow ones take, so that all of them are under way all the time.
  private static final int BESIDE_SECONDS = 20;

  private static final long PATIENCE_MILLIS = 20_000;

  private final DeliveryOptions options;
  private boolean kept = true;

  private DeliveryBench(DeliveryOptions options) {
    this.options = options;
  }

  /// Runs it; returns the exit code: 0 when nothing was lost, 1 when something was, 2 when it could
  /// not be measured.
  public static int run(List<String> args) {
    return Measurement.run(() -> new DeliveryBench(DeliveryOptions.of(args)).measure());
  }

  private boolean measure() throws IOException, SQLException, InterruptedException {
    say("machine: %s".formatted(Machine.description()));
    if (options.database() != null && options.parts().size() > 1) {
      throw new BenchFailure("--database is empty for one part only: choose it with --part", null);
    }
    for (var part : options.parts()) {
      var folder = Files.createTempDirectory("confab-bench");
      try (var place = new Place(folder, options.database())) {
        switch (part) {
          case "drain" -> drain(place);
          case "half" -> half(place);
          case "memory" -> memory(place);
          case "slow" -> slow(place);
          default -> growth(place);
        }
      }
    }
    return kept;
  }

  /// Events that wait for many handlers, beside the bare client.
  private void drain(Place place) throws IOException, SQLException, InterruptedException {
    try (var sink = new Sink()) {
      prepare(place, sink, sink.address(), options.handlers());
      try (var backlog = new Backlog(place.database())) {
        backlog.waiting(options.waiting(), DIALOGS_PER_BOT);
      }
      place.settle();
      int warm = Math.min(posts() / 2, options.waiting() / 2);
      try (var server = place.start(CALLERS)) {
        sink.await(warm + 1L, PATIENCE_MILLIS);
        long worked = server.worked().toNanos();
        long last = sink.await(options.waiting() + 1L, PATIENCE_MILLIS);
        worked = server.worked().toNanos() - worked;
        double seconds = (last - sink.nanosOf(2)) / 1e9;
        double drained = (options.waiting() - warm) * 1e9 / (last - sink.nanosOf(1 + warm));
        double bare = bare(place, sink.sample());
        say(
            "drain: %,d waiting events to %d handlers in %.1f s: %,.0f/s"
                .formatted(
                    options.waiting(), options.handlers(), seconds, options.waiting() / seconds));
        say(
            "  after %,d of them: %,.0f/s; bare client after as many posts: %,.0f/s; ratio %.2f"
                .formatted(warm, drained, bare, drained / bare));
        say("  bodies of %,d bytes".formatted(sink.sample().length()));
        say(
            "  processor time of the server: %.0f us a delivery, %.0f us after those; memory %.0f MB resident"
                .formatted(
                    server.worked().toNanos() / 1e3 / options.waiting(),
                    worked / 1e3 / (options.waiting() - warm),
                    server.residentMegabytes()));
        verify(sink, options.waiting() + 1);
      }
    }
  }

  /// Lets bots be there and one event have happened, so that there is something to look like.
  private static List<Long> prepare(Place place, Sink sink, String handler, int bots)
      throws IOException, InterruptedException {
    try (var server = place.start(CALLERS)) {
      var door = Stage.door(server.address());
      var ids = door.register("bench", bots, handler);
      var stage = Stage.crowd(server.address(), 1, ids);
      stage.run(stage.writers(1, new Latencies()), 0);
      if (handler.startsWith(sink.address())) {
        sink.await(1, PATIENCE_MILLIS);
      }
      return ids;
    }
  }

  private double bare(Place place, String body) throws IOException {
    try (var sink = new Sink()) {
      var file = Files.writeString(place.folder().resolve("body"), body);
      return ServerProcess.figure(
          BarePosts.class,
          sink.address(),
          file.toString(),
          Integer.toString(posts() / 2),
          Integer.toString(posts()));
    }
  }

  /// Of the bare client; half as many come before them, so that its code is compiled.
  private int posts() {
    return Math.clamp(options.waiting(), 20_000, 60_000);
  }

  private void verify(Sink sink, int expected) {
    var seen = new HashSet<Long>();
    int disordered = 0;
    int repeated = 0;
    for (var lane : sink.arrivals()) {
      long greatest = 0;
      for (var arrival : lane) {
        if (!seen.add(arrival.message())) {
          repeated++;
        } else {
          disordered += arrival.message() < greatest ? 1 : 0;
          greatest = Math.max(greatest, arrival.message());
        }
      }
    }
    int missing = expected - seen.size();
    say(
        "  verified: %,d expected, %,d not delivered, %,d out of order, %,d repeated"
            .formatted(expected, missing, disordered, repeated));
    kept &= missing == 0 && disordered == 0;
  }

  /// From the answer to the first attempt at half of what goes through when all write at once.
  private void half(Place place) throws IOException, InterruptedException {
    try (var sink = new Sink();
        var server = place.start(CALLERS)) {
      var bots = Stage.door(server.address()).register("bench", options.handlers(), sink.address());
      var stage = Stage.crowd(server.address(), CALLERS, bots);
      stage.run(stage.writers(WARM, new Latencies()), 0);
      sink.await(WARM, PATIENCE_MILLIS);
      long began = System.nanoTime();
      stage.run(stage.writers(MESSAGES, new Latencies()), 0);
      int sent = WARM + MESSAGES;
      double rate = MESSAGES * 1e9 / (sink.await(sent, PATIENCE_MILLIS) - began) / 2;
      int count = (int) (rate * SECONDS);
      var accepts = new Latencies();
      var writers = stage.writers(count, accepts);
      long before = server.worked().toNanos();
      stage.run(writers, rate);
      sink.await(sent + (long) count, PATIENCE_MILLIS);
      var audit = Audit.of(writers, Set.of(), sink.arrivals());
      say(
          "half load, %,.0f messages/s to %d handlers, in bodies of %,d bytes: accepted %s"
              .formatted(rate, options.handlers(), sink.sample().length(), accepts));
      say("  answer to first attempt: %s".formatted(audit.firstAttempt()));
      say(
          "  processor time of the server: %.0f us a message, delivery included"
              .formatted((server.worked().toNanos() - before) / 1e3 / count));
      verify(sink, sent + count);
    }
  }

  /// What idle bots and waiting events take.
  private void memory(Place place) throws IOException, SQLException, InterruptedException {
    String nowhere;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = "http://127.0.0.1:" + closed.getLocalPort() + "/";
    }
    try (var server = place.start(CALLERS)) {
      var door = Stage.door(server.address());
      var bots = door.register("first", 10, nowhere); // the way there is loaded now
      var stage = Stage.crowd(server.address(), 1, bots);
      stage.run(stage.writers(1, new Latencies()), 0);
      double before = settled(server);
      door.register("idle", options.idle(), nowhere);
      double after = settled(server);
      say(
          "memory: %,d idle bots take %.1f KB each (%.0f MB, then %.0f MB resident)"
              .formatted(options.idle(), (after - before) * 1024 / options.idle(), before, after));
    }
    try (var server = place.start(CALLERS)) {
      double before = settled(server);
      say("  started anew with them: %.0f MB".formatted(before));
    }
    try (var backlog = new Backlog(place.database())) {
      backlog.waiting(options.waiting(), DIALOGS_PER_BOT);
    }
    place.settle();
    try (var server = place.start(CALLERS)) {
      Thread.sleep(SECONDS * 1_000L);
      double alive = server.collect();
      say(
          "  with %,d events that wait for handlers that are down: %.0f MB resident, %.0f MB of objects in it"
              .formatted(options.waiting(), server.residentMegabytes(), alive));
    }
  }

  private static double settled(ServerProcess server) throws IOException {
    var _ = server.collect();
    return server.residentMegabytes();
  }

  /// One fast bot alone, beside handlers that take half a minute, while all of those answer and are
  /// called anew, beside them once more, and alone again: what figures of one kind differ by is the
  /// machine's doing.
  private void slow(Place place) throws IOException, InterruptedException {
    try (var fast = new Sink();
        var swamp = new Sink();
        var server = place.start(CALLERS)) {
      var door = Stage.door(server.address());
      var pacer =
          new Pacer(
              Stage.crowd(server.address(), 8, door.register("fast", 1, fast.address())), fast);
      var crowd = door.register("slow", options.slow(), swamp.slowAddress(SLOW.toMillis()));
      pacer.warm(WARM);
      var alone = pacer.run(BESIDE_SECONDS);
      door.run(new Strangers(crowd).callers(16), 0);
      swamp.awaitRequests(options.slow()); // the first news of each, that its chat was opened
      var beside = pacer.run(BESIDE_SECONDS);
      double memory = server.residentMegabytes();
      swamp.awaitRequests(options.slow() + 1);
      var turning = pacer.runUntil(() -> swamp.requests() >= 2 * options.slow());
      var still = pacer.run(BESIDE_SECONDS);
      swamp.await(options.slow(), 2 * SLOW.toMillis());
      Thread.sleep(SLOW.toMillis()); // until the last of them have answered
      var again = pacer.run(BESIDE_SECONDS);
      say(
          "slow: a fast bot at %d messages/s, alone, beside %,d handlers that take %d s, twice, and alone again"
              .formatted(Pacer.RATE, options.slow(), SLOW.toSeconds()));
      var all = List.of(alone, beside, still, again);
      say("  answer to first attempt: " + compared(all, turning, Audit::firstAttempt));
      say("  request to first attempt: " + compared(all, turning, Audit::wholeWay));
      say("  memory %.0f MB".formatted(memory));
      verify(fast, pacer.sent());
      verify(swamp, options.slow());
    }
  }

  private static String compared(List<Audit> all, Audit turning, Function<Audit, Latencies> which) {
    var found = all.stream().mapToDouble(audit -> which.apply(audit).millis(0.99)).toArray();
    return "p99 %.2f, %.2f, %.2f, %.2f ms, ratio of those beside them to the lonely ones %.2f; while they answer and are called anew %.2f ms"
        .formatted(
            found[0],
            found[1],
            found[2],
            found[3],
            (found[1] + found[2]) / Math.max(0.001, found[0] + found[3]),
            which.apply(turning).millis(0.99));
  }

  /// Accept latency of an empty store and of a full one.
  private void growth(Place place) throws IOException, SQLException, InterruptedException {
    var empty = new Latencies();
    var full = new Latencies();
    try (var sink = new Sink()) {
      double before = written(place, sink, empty, true);
      try (var backlog = new Backlog(place.database())) {
        backlog.messages(options.stored());
      }
      place.settle();
      double after = written(place, sink, full, false);
      say("growth: empty store %s, %,.0f/s".formatted(empty, before));
      say(
          "  %,d messages more: %s, %,.0f/s; ratio of p50 %.2f, of p99 %.2f"
              .formatted(
                  options.stored(),
                  full,
                  after,
                  full.millis(0.5) / empty.millis(0.5),
                  full.millis(0.99) / empty.millis(0.99)));
      verify(sink, 2 * (WARM + MESSAGES));
    }
  }

  private double written(Place place, Sink sink, Latencies latencies, boolean first)
      throws IOException, InterruptedException {
    try (var server = place.start(CALLERS)) {
      var stage = Stage.own(server.address(), CALLERS, sink.address());
      stage.run(stage.writers(WARM, new Latencies()), 0);
      long sent = (first ? 0 : WARM + MESSAGES) + (long) WARM;
      sink.await(sent, PATIENCE_MILLIS);
      double seconds = stage.run(stage.writers(MESSAGES, latencies), 0);
      sink.await(sent + MESSAGES, PATIENCE_MILLIS);
      return MESSAGES / seconds;
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
