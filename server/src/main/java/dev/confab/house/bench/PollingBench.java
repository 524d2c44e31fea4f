package dev.confab.house.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `confab bench polling`: what thousands of bots cost that ask for events and get none.
public final class PollingBench {
  /// What `--help` prints.
  public static final String USAGE =
      """
      confab bench polling [--bots 10000] [--every 5] [--seconds 60] [--database URL]

      Lets bots of the second generation fetch their events every few seconds, each on a connection
      of its own, while nothing happens; goal: a tenth of one core. As many connections ask a door
      behind which nobody does anything, for comparison. Then somebody writes to each of
      them, and every bot must be handed exactly that, and nothing again once it has confirmed it.
      """;

  private static final int WRITERS = 16;

  /// Polls of each bot before anything is measured: 200,000 of all, when the virtual machine has
  /// compiled the hot path and works no more than it will on the next day.
  private static final int WARM_ROUNDS = 20;

  /// Rounds at the pace that is measured and before it: the first opens the connections, which bots
  /// that poll keep, and by then those that poll slowly stand where they are answered together, and
  /// the code for that is compiled too.
  private static final int SETTLING_ROUNDS = 4;

  private record Options(@Nullable String database, int bots, int every, int seconds) {
    static Options of(List<String> args) {
      var given = Given.of(args, USAGE);
      return given.nothingBeside(
          new Options(
              given.text("database"),
              given.number("bots", 10_000),
              given.number("every", 5),
              given.number("seconds", 60)));
    }

    double rate() {
      return bots / (double) every;
    }

    int rounds() {
      return Math.max(1, seconds / every);
    }
  }

  private final Options options;

  private PollingBench(Options options) {
    this.options = options;
  }

  /// Runs it; returns the exit code: 0 when nothing was lost, 1 when something was, 2 when it could
  /// not be measured.
  public static int run(List<String> args) {
    return Measurement.run(() -> new PollingBench(Options.of(args)).measure());
  }

  private boolean measure() throws IOException {
    say("machine: %s".formatted(Machine.description()));
    var folder = Files.createTempDirectory("confab-bench");
    try (var place = new Place(folder, options.database());
        var server = place.start(1)) {
      var stage = Stage.door(server.address());
      var bots = pollers(stage);
      idle(stage, server, bots);
      stage.run(new Strangers(bots.stream().map(bot -> bot.id).toList()).callers(WRITERS), 0);
      return handed(stage, bots);
    }
  }

  private List<Poller> pollers(Stage stage) {
    var registrars =
        IntStream.range(0, WRITERS)
            .mapToObj(i -> new Poller.Registrar(i, WRITERS, options.bots()))
            .toList();
    stage.run(registrars, 0);
    return registrars.stream().flatMap(registrar -> registrar.registered.stream()).toList();
  }

  private void idle(Stage stage, ServerProcess server, List<Poller> bots) throws IOException {
    bots.forEach(bot -> bot.asks(WARM_ROUNDS));
    stage.run(bots, 0);
    var latencies = new Latencies();
    var meter = new Meter(server, options.bots(), latencies);
    bots.forEach(bot -> bot.asks(SETTLING_ROUNDS + options.rounds(), meter));
    stage.run(bots, options.rate());
    var core = meter.core();
    double bare = bare();
    say(
        "polling: %,d bots, each every %d s: %.3f of a core, %.0f us a poll; %s; %.0f MB resident"
            .formatted(
                options.bots(),
                options.every(),
                core,
                core * 1e6 / options.rate(),
                latencies,
                server.residentMegabytes()));
    say(
        "  with the rounds in which it settles, from the second on: %.3f"
            .formatted(meter.settled()));
    say(
        "  as many connections, asking as often a door behind which nobody does anything: %.3f; ratio %.2f"
            .formatted(bare, core / bare));
  }

  /// What as many connections take that ask as often and are answered by nobody.
  private double bare() throws IOException {
    try (var empty = ServerProcess.start()) {
      var door = Stage.door(empty.address());
      var meter = new Meter(empty, options.bots(), new Latencies());
      var left = new AtomicInteger(WARM_ROUNDS * options.bots());
      door.run(askers(left, (took, now) -> {}), 0);
      left.set(settling() + options.rounds() * options.bots());
      door.run(askers(left, meter), options.rate());
      return meter.core();
    }
  }

  private int settling() {
    return SETTLING_ROUNDS * options.bots();
  }

  private List<Repeated> askers(AtomicInteger left, Poller.Watch watch) {
    return IntStream.range(0, options.bots())
        .mapToObj(i -> new Repeated("/", left, watch))
        .toList();
  }

  private boolean handed(Stage stage, List<Poller> bots) {
    bots.forEach(bot -> bot.asks(1));
    stage.run(bots, 0);
    long missed = bots.stream().filter(bot -> bot.messages.size() != 1).count();
    bots.forEach(bot -> bot.asks(1));
    stage.run(bots, 0);
    long again = bots.stream().filter(bot -> bot.messages.size() > 1).count();
    say(
        "  verified: one message to each; %,d bots were not handed it, %,d once more after confirming"
            .formatted(missed, again));
    return missed == 0 && again == 0;
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /// Measures from the end of the rounds in which the server settles, and from that of the first.
  private static final class Meter implements Poller.Watch {
    private final ServerProcess server;
    private final int bots;
    private final Latencies latencies;
    private int polls;
    private Moment opened = new Moment(0, 0);
    private Moment began = opened;
    private long ended;

    /// @param worked what the server had worked by then; both in nanoseconds
    private record Moment(long at, long worked) {}

    Meter(ServerProcess server, int bots, Latencies latencies) {
      this.server = server;
      this.bots = bots;
      this.latencies = latencies;
    }

    @Override
    public void polled(long took, long now) {
      polls++;
      if (polls == bots) {
        opened = moment(now);
      } else if (polls == SETTLING_ROUNDS * bots) {
        began = moment(now);
      } else if (polls > SETTLING_ROUNDS * bots) {
        latencies.add(took);
        ended = now;
      }
    }

    private Moment moment(long now) {
      return new Moment(now, server.worked().toNanos());
    }

    double core() {
      return since(began);
    }

    double settled() {
      return since(opened);
    }

    private double since(Moment start) {
      return (server.worked().toNanos() - start.worked) / (double) Math.max(1, ended - start.at);
    }
  }
}
