package dev.confab.house.bench;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `confab bench delivery` measures.
///
/// @param database of the server it starts; null: a SQLite file of its own, removed afterwards
/// @param parts what to measure, in the order of [#PARTS]
/// @param handlers addresses that events go to, with a bot each
/// @param waiting events that wait when the server starts
/// @param idle bots that nobody writes to
/// @param slow handlers that answer after half a minute
/// @param stored messages in the store before the growth of latency is measured
record DeliveryOptions(
    @Nullable String database,
    List<String> parts,
    int handlers,
    int waiting,
    int idle,
    int slow,
    int stored) {
  static final List<String> PARTS = List.of("drain", "half", "memory", "slow", "growth");

  static final String USAGE =
      """
      confab bench delivery [--part drain,half,memory,slow,growth] [--database JDBC-URL]
        [--handlers 200] [--waiting 100000] [--idle 10000] [--slow 10000] [--stored 1000000]

      Measures how events leave, each time on an empty database of its own, and looks after every
      event by its id; ends with an error when one is missing or came out of order.

        drain    time for events that wait to reach 200 handlers, beside a bare HTTP client that
                 posts the same bodies to the same place
        half     from the answer to the first attempt, at half of what is taken and delivered when
                 all write as fast as they can
        memory   with events that wait and handlers that are down, and with idle bots
        slow     one fast bot beside thousands of handlers that answer after 30 s
        growth   accept latency of an empty store and of one with many messages

        confab bench delivery --part drain --waiting 1000000
        confab bench delivery --part growth --stored 10000000
      """;

  static DeliveryOptions of(List<String> args) {
    var given = Given.of(args, USAGE);
    var parts = given.text("part");
    var chosen = parts == null ? Set.copyOf(PARTS) : Set.of(parts.split(","));
    if (!PARTS.containsAll(chosen)) {
      throw new BenchFailure("--part takes some of " + String.join(",", PARTS), null);
    }
    return given.nothingBeside(
        new DeliveryOptions(
            given.text("database"),
            PARTS.stream().filter(chosen::contains).toList(),
            given.number("handlers", 200),
            given.number("waiting", 100_000),
            given.number("idle", 10_000),
            given.number("slow", 10_000),
            given.number("stored", 1_000_000)));
  }
}
