package dev.confab.house.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// `confab bench`: sends, verifies, and sets the figures beside their bounds.
public final class Bench {
  /// What `--help` prints.
  public static final String USAGE = BenchOptions.USAGE;

  private static final int NOTHING_CALLS = 20_000;
  private static final int NOTHING_ROUNDS = 5;
  private static final int RATE_SECONDS = 10;
  private static final long PATIENCE_MILLIS = 10_000;

  private final BenchOptions options;
  private final List<Writer> writers = new ArrayList<>();

  private Bench(BenchOptions options) {
    this.options = options;
  }

  /// Runs it and ends the process: 0 when nothing was lost, 1 when something was, 2 when it could
  /// not be measured.
  static void main(String[] args) {
    System.exit(run(args));
  }

  /// Runs it; returns the exit code.
  public static int run(String... args) {
    return Measurement.run(() -> new Bench(BenchOptions.of(args)).measure());
  }

  private boolean measure() throws IOException, SQLException, InterruptedException {
    say("machine: %s".formatted(Machine.description()));
    if (options.url() != null) {
      try (var sink = new Sink()) {
        var stage =
            Stage.running(options.url(), options.webhook(), options.callers(), sink.address());
        load(stage, sink, null);
        return verify(stage, sink);
      }
    }
    var folder = Files.createTempDirectory("confab-bench");
    try (var sink = new Sink()) {
      return own(folder, sink);
    } finally {
      delete(folder);
    }
  }

  private boolean own(Path folder, Sink sink)
      throws IOException, SQLException, InterruptedException {
    var database =
        options.database() == null
            ? "jdbc:sqlite:" + folder.resolve("bench.db")
            : options.database();
    var portal =
        Files.writeString(folder.resolve("portal.yml"), Stage.portalFile(options.callers()));
    boolean kept;
    Load load;
    long before;
    try (var server = ServerProcess.start(database, portal.toString())) {
      var _ = server.collect();
      say("idle memory: %.0f MB resident".formatted(server.residentMegabytes()));
      var stage = Stage.own(server.address(), options.callers(), sink.address());
      nothing(stage, server);
      before = size(database);
      load = load(stage, sink, server);
      kept = verify(stage, sink);
      say("memory after the load: %.0f MB resident".formatted(server.residentMegabytes()));
    }
    say(
        "disk: %.0f bytes a message"
            .formatted((size(database) - before) / (double) load.written()));
    bounds(folder, database, load);
    return kept;
  }

  /// (c): a method that does nothing beside a door behind which nobody does anything, in turns,
  /// because the machine's speed drifts.
  private void nothing(Stage stage, ServerProcess server) throws IOException {
    try (var empty = ServerProcess.start()) {
      var door = Stage.door(empty.address());
      repeat(door, "/");
      repeat(stage, stage.nothing());
      var bound = new ArrayList<Double>();
      var ours = new ArrayList<Double>();
      var boundWorked = empty.worked();
      var oursWorked = server.worked();
      for (int round = 0; round < NOTHING_ROUNDS; round++) {
        bound.add(repeat(door, "/"));
        ours.add(repeat(stage, stage.nothing()));
      }
      say(
          "no-op method: %,.0f/s; (c) empty handler: %,.0f/s; ratio %.2f"
              .formatted(median(ours), median(bound), median(ours) / median(bound)));
      say(
          "  processor time of the server: %.0f us a call; (c) %.0f us"
              .formatted(
                  server.worked().minus(oursWorked).toNanos()
                      / 1e3
                      / NOTHING_ROUNDS
                      / NOTHING_CALLS,
                  empty.worked().minus(boundWorked).toNanos()
                      / 1e3
                      / NOTHING_ROUNDS
                      / NOTHING_CALLS));
    }
  }

  private double repeat(Stage stage, String path) {
    var left = new AtomicInteger(NOTHING_CALLS);
    var callers = new ArrayList<Repeated>();
    for (int i = 0; i < options.callers(); i++) {
      callers.add(new Repeated(path, left));
    }
    return NOTHING_CALLS / stage.run(callers, 0);
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().toList().get(figures.size() / 2);
  }

  /// What the load left for the bounds.
  ///
  /// @param group messages of one transaction
  private record Load(double accepted, int group, int written) {}

  private Load load(Stage stage, Sink sink, @Nullable ServerProcess server)
      throws InterruptedException {
    // compiling the hot paths takes tens of thousands of calls, and until then it takes the time
    int warm = Math.max(options.callers(), options.messages());
    send(stage, sink, warm, new Latencies(), 0);
    var latencies = new Latencies();
    var groups = stage.groups();
    var worked = server == null ? 0 : server.worked().toNanos();
    var began = System.nanoTime();
    var seconds = send(stage, sink, options.messages(), latencies, 0);
    var drained = (sink.await(writtenSoFar(), PATIENCE_MILLIS) - began) / 1e9;
    var group = Math.max(1, (int) Math.round(options.messages() / (stage.groups() - groups)));
    var accepted = options.messages() / seconds;
    say(
        "full speed, %d callers: %,.0f accepted/s (%s)"
            .formatted(options.callers(), accepted, latencies));
    say(
        "  delivered: %,.0f/s; %d messages a transaction"
            .formatted(options.messages() / drained, group));
    say("  answer to first attempt: %s".formatted(firstAttempt(options.messages(), sink)));
    if (server != null) {
      say(
          "  processor time of the server: %.0f us a message, delivery included"
              .formatted((server.worked().toNanos() - worked) / 1e3 / options.messages()));
    }
    atRate(stage, sink);
    return new Load(accepted, group, (int) writtenSoFar());
  }

  private void atRate(Stage stage, Sink sink) throws InterruptedException {
    var latencies = new Latencies();
    int messages = Math.min(options.messages(), options.rate() * RATE_SECONDS);
    send(stage, sink, messages, latencies, options.rate());
    sink.await(writtenSoFar(), PATIENCE_MILLIS);
    say("at %d messages/s: accepted %s".formatted(options.rate(), latencies));
    say("  answer to first attempt: %s".formatted(firstAttempt(messages, sink)));
  }

  private double send(Stage stage, Sink sink, int messages, Latencies latencies, double rate)
      throws InterruptedException {
    sink.await(writtenSoFar(), PATIENCE_MILLIS);
    var fresh = stage.writers(messages, latencies);
    writers.addAll(fresh);
    return stage.run(fresh, rate);
  }

  private long writtenSoFar() {
    return writers.stream().mapToLong(writer -> writer.accepted.size()).sum();
  }

  /// Of the writers that wrote last.
  private Latencies firstAttempt(int messages, Sink sink) {
    var last = writers.subList(writers.size() - options.callers(), writers.size());
    var audit = Audit.of(last, Set.of(), sink.arrivals());
    if (audit.answered() != messages) {
      throw new BenchFailure(audit.answered() + " of " + messages + " messages have an id", null);
    }
    return audit.firstAttempt();
  }

  private boolean verify(Stage stage, Sink sink) {
    var readers = stage.readers();
    stage.run(readers, 0);
    var stored = new HashSet<Long>();
    readers.forEach(reader -> stored.addAll(reader.found));
    var audit = Audit.of(writers, stored, sink.arrivals());
    say(
        "verified: %,d answered, %,d not stored, %,d not delivered, %,d out of order, %,d repeated"
            .formatted(
                audit.answered(),
                audit.notStored(),
                audit.notDelivered(),
                audit.disordered(),
                audit.repeated()));
    return audit.nothingLost();
  }

  private void bounds(Path folder, String database, Load load) throws IOException, SQLException {
    try (var direct = new DirectWrites(database)) {
      direct.perSecond(options.messages() / 2, load.group());
      var written = direct.perSecond(options.messages(), load.group());
      var appended =
          BareAppends.perSecond(folder, options.messages(), load.group(), direct.bytes());
      say(
          "(a) bare append and flush: %,.0f/s; ratio %.2f"
              .formatted(appended, load.accepted() / appended));
      say(
          "(b) the same rows, no server: %,.0f/s; ratio %.2f"
              .formatted(written, load.accepted() / written));
    }
  }

  private static long size(String database) throws IOException, SQLException {
    if (!database.startsWith("jdbc:sqlite:")) {
      return DirectWrites.size(database);
    }
    var path = Path.of(database.substring("jdbc:sqlite:".length()));
    long bytes = 0;
    for (var part : List.of(path, Path.of(path + "-wal"))) {
      bytes += Files.exists(part) ? Files.size(part) : 0;
    }
    return bytes;
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
