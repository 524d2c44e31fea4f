package dev.confab.house.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `confab bench mix` measures.
///
/// @param database of the server it starts; null: a SQLite file of its own, removed afterwards
/// @param messages that are in the store before anything is measured
/// @param people who have a webhook and dialogs
/// @param bots with dialogs of their own
/// @param callers connections that ask at the same time
/// @param requests of each of the parts: warming up, at full speed, at half of it
/// @param seed of the dice by which the portal and the day are made
record MixOptions(
    @Nullable String database,
    int messages,
    int people,
    int bots,
    int callers,
    int requests,
    int seed) {

  static final String USAGE =
      """
      confab bench mix [--database JDBC-URL] [--messages 1000000] [--people 10000] [--bots 1000]
        [--callers 16] [--requests 20000] [--seed 1]

      A day in the life of a portal: of a hundred requests seventy read lists of chats and their
      history, twenty post messages, ten do what else people do. Prints requests a second, and how
      long each method took at full speed and at half of it; ends with an error when a call fails.
      Among them server.time, which does nothing: what it took is the wait for a processor, which no
      other method is spared.

      The messages are put into the store the quick way before the server starts. A database that is
      given is kept, and what an earlier run put there is used again.

        confab bench mix --messages 20000 --people 200 --bots 20
        confab bench mix --database "jdbc:sqlite:/var/tmp/mix.db"
        confab bench mix --database "jdbc:postgresql://127.0.0.1/bench?user=postgres"
      """;

  static MixOptions of(List<String> args) {
    var given = Given.of(args, USAGE);
    return given.nothingBeside(
        new MixOptions(
            given.text("database"),
            given.number("messages", 1_000_000),
            given.number("people", 10_000),
            given.number("bots", 1_000),
            given.number("callers", 16),
            given.number("requests", 20_000),
            given.number("seed", 1)));
  }
}
