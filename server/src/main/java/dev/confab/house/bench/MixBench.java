package dev.confab.house.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;

/// `confab bench mix`: how long each method takes on a portal that has grown.
public final class MixBench {
  /// What `--help` prints.
  public static final String USAGE = MixOptions.USAGE;

  /// What each method shall keep to at half load.
  private static final double P99_MILLIS_MAX = 20;

  private static final String BOT_NAME = "helper";

  private final MixOptions options;

  private MixBench(MixOptions options) {
    this.options = options;
  }

  /// Runs it; returns the exit code: 0 when every call was answered, 2 when not.
  public static int run(List<String> args) {
    return Measurement.run(() -> new MixBench(MixOptions.of(args)).measure());
  }

  private boolean measure() throws IOException, SQLException {
    say("machine: %s".formatted(Machine.description()));
    var folder = Files.createTempDirectory("confab-bench");
    try (var place = new Place(folder, options.database());
        var sink = new Sink()) {
      grow(place, sink);
      var town = Town.of(place.database(), BOT_NAME);
      say("portal: %s".formatted(town));
      try (var server = place.start(1)) {
        live(server, town);
      }
    }
    return true;
  }

  /// Makes the store what it shall be, or leaves it when it is that already.
  private void grow(Place place, Sink sink) throws IOException, SQLException {
    try (var server = place.start(1)) {
      var door = Stage.door(server.address());
      int missing = options.bots() - Town.bots(place.database());
      if (missing > 0) {
        door.register(BOT_NAME, missing, sink.address());
      }
    }
    try (var rows = new TownRows(place.database(), options)) {
      rows.fill();
      rows.tell(sink.address());
    }
    place.settle();
  }

  private void live(ServerProcess server, Town town) throws IOException {
    var stage = Stage.door(server.address());
    var day = new Day(town, options.seed());
    stage.run(day.callers(options.callers(), options.requests()), 0);
    var worked = server.worked();
    day.forget();
    double seconds = stage.run(day.callers(options.callers(), options.requests()), 0);
    double rate = options.requests() / seconds;
    say(
        "full speed, %d callers: %,.0f requests/s; processor time of the server: %.0f us a request"
            .formatted(
                options.callers(),
                rate,
                server.worked().minus(worked).toNanos() / 1e3 / options.requests()));
    say(day.table(Double.MAX_VALUE));
    day.forget();
    stage.run(day.callers(options.callers(), options.requests()), rate / 2);
    say("half of that, %,.0f requests/s:".formatted(rate / 2));
    say(day.table(P99_MILLIS_MAX));
    say("memory: %.0f MB resident".formatted(server.residentMegabytes()));
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
