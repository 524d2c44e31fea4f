package dev.confab.house.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is measured.
///
/// @param database of the server it starts; null: a SQLite file of its own, removed afterwards
/// @param url a running server to be measured instead; null: none
/// @param webhook the path of a webhook of that server with the scopes imbot and im, between
///   slashes
/// @param callers connections that write at the same time
/// @param messages sent at full speed
/// @param rate messages a second of the second part
record BenchOptions(
    @Nullable String database,
    @Nullable String url,
    String webhook,
    int callers,
    int messages,
    int rate) {

  static final String USAGE =
      """
      confab bench [--database JDBC-URL] [--callers 64] [--messages 40000] [--rate 500]
      confab bench --url http://HOST:PORT --webhook /rest/USER/CODE/ [...]

      Sends a fixed number of messages to a bot, then verifies that each one that was answered is
      stored and was delivered in order; ends with an error when one is missing. Without --url it
      starts a server of its own on an empty database.

      A running server is measured with --url and the address of an incoming webhook with the scopes
      imbot and im. It must run on this machine, because the bot's handler listens on 127.0.0.1, and
      allow posts there (--developer true). The bot and its chats stay on that server.

        confab bench
        confab bench --callers 8 --messages 2000 --rate 100
        confab bench --database "jdbc:postgresql://127.0.0.1/bench?user=postgres"
        confab bench --url http://127.0.0.1:8080 --webhook /rest/1/CODE/
      """;

  static BenchOptions of(String... args) {
    var given = Given.of(List.of(args), USAGE);
    var webhook = given.text("webhook");
    var options =
        given.nothingBeside(
            new BenchOptions(
                given.text("database"),
                url(given.text("url")),
                webhook == null ? "" : path(webhook),
                given.number("callers", 64),
                given.number("messages", 40_000),
                given.number("rate", 500)));
    if (options.url() != null && options.webhook().isEmpty()) {
      throw new BenchFailure("--url needs --webhook", null);
    }
    return options;
  }

  private static @Nullable String url(@Nullable String text) {
    if (text != null && !text.matches("http://[^/?#\\s]+/?")) {
      throw new BenchFailure(
          "--url takes an address like http://127.0.0.1:8080, not " + text, null);
    }
    return text;
  }

  /// The path of a webhook, which people copy with the server's address or without.
  private static String path(String webhook) {
    var path = webhook.replaceFirst("^https?://[^/]*", "");
    return path.isEmpty()
        ? ""
        : (path.startsWith("/") ? "" : "/") + path + (path.endsWith("/") ? "" : "/");
  }
}
