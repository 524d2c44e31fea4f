package dev.confab.house.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// `confab bench live`: how soon thousands of open pages see what is said.
public final class LiveBench {
  /// What `--help` prints.
  public static final String USAGE =
      """
      confab bench live [--sockets 5000] [--members 25] [--rate 200] [--seconds 20] [--database URL]

      Opens a page of every user, lets somebody write into every chat, and measures the time from
      the moment a message is sent, its commit within, to each page that is told of it. Looks after
      every message on every page: each once, and in order.
      """;

  private static final int WARM_SECONDS = 5;
  private static final long PATIENCE_MILLIS = 20_000;

  private record Options(
      @Nullable String database, int sockets, int members, int rate, int seconds) {
    static Options of(List<String> args) {
      var given = Given.of(args, USAGE);
      return given.nothingBeside(
          new Options(
              given.text("database"),
              given.number("sockets", 5_000),
              given.number("members", 25),
              given.number("rate", 200),
              given.number("seconds", 20)));
    }

    int chats() {
      return Math.max(1, sockets / members);
    }
  }

  private final Options options;

  private LiveBench(Options options) {
    this.options = options;
  }

  /// Runs it; returns the exit code: 0 when nothing was lost, 1 when something was, 2 when it could
  /// not be measured.
  public static int run(List<String> args) {
    return Measurement.run(() -> new LiveBench(Options.of(args)).measure());
  }

  private boolean measure() throws IOException, InterruptedException {
    say("machine: %s".formatted(Machine.description()));
    var folder = Files.createTempDirectory("confab-bench");
    try (var place = new Place(folder, options.database())) {
      int people = options.chats() * options.members();
      var portal = Files.writeString(folder.resolve("portal.yml"), Stage.portalFile(people));
      var cookies = folder.resolve("cookies");
      try (var server =
          ServerProcess.start(
              place.database(), portal.toString(), Integer.toString(people), cookies.toString())) {
        return measure(server, Files.readAllLines(cookies));
      }
    }
  }

  private boolean measure(ServerProcess server, List<String> cookies)
      throws IOException, InterruptedException {
    var stage = Stage.door(server.address());
    var chats = chats(stage);
    double before = settled(server);
    try (var pages = new OpenPages(server.address())) {
      for (int i = 0; i < cookies.size(); i++) {
        pages.open(cookies.get(i), chats.get(i / options.members()));
      }
      double open = settled(server);
      say(
          "live: %,d pages open, %d members a chat; %.0f MB resident, %.1f KB a page"
              .formatted(
                  cookies.size(),
                  options.members(),
                  open,
                  (open - before) * 1024 / cookies.size()));
      var warm = send(stage, chats, pages, options.rate() * WARM_SECONDS);
      pages.forget();
      long worked = server.worked().toNanos();
      int messages = options.rate() * options.seconds();
      var sent = send(stage, chats, pages, messages);
      var seen = pages.latencies();
      say(
          "  %d messages/s, %,d frames/s: sent to seen %s, p99.9 %.1f ms; accepted %s"
              .formatted(
                  options.rate(),
                  options.rate() * options.members(),
                  seen,
                  seen.millis(0.999),
                  sent.latencies()));
      say(
          "  processor time of the server: %.0f us a message; memory %.0f MB resident"
              .formatted(
                  (server.worked().toNanos() - worked) / 1e3 / messages,
                  server.residentMegabytes()));
      return verify(pages, List.of(warm, sent));
    }
  }

  private static double settled(ServerProcess server) throws IOException {
    var _ = server.collect();
    return server.residentMegabytes();
  }

  private List<Long> chats(Stage stage) {
    var chats = new ArrayList<Long>();
    for (int i = 0; i < options.chats(); i++) {
      int first = i * options.members() + 1;
      var users = new ArrayList<Integer>();
      for (int user = first; user < first + options.members(); user++) {
        users.add(user);
      }
      Map<String, Object> asked = Map.of("TITLE", "Bench " + i, "USERS", users);
      chats.add(stage.call(Stage.webhook(first) + "im.chat.add", asked).number());
    }
    return chats;
  }

  private record Sent(Latencies latencies, Map<Long, List<Long>> byChat) {}

  private Sent send(Stage stage, List<Long> chats, OpenPages pages, int messages)
      throws InterruptedException {
    var latencies = new Latencies();
    var left = new AtomicInteger(messages);
    var writers = new ArrayList<Talker>();
    for (int i = 0; i < chats.size(); i++) {
      var address = Stage.webhook(i * options.members() + 1);
      writers.add(new Talker(address, chats.get(i), left, latencies));
    }
    long expected = pages.seen() + (long) messages * options.members();
    stage.run(writers, options.rate());
    pages.await(expected, PATIENCE_MILLIS);
    var byChat = new HashMap<Long, List<Long>>();
    writers.forEach(writer -> byChat.put(writer.chat, writer.accepted));
    return new Sent(latencies, byChat);
  }

  private boolean verify(OpenPages pages, List<Sent> rounds) {
    var expected = new HashMap<Long, List<Long>>();
    for (var round : rounds) {
      round
          .byChat()
          .forEach(
              (chat, ids) -> expected.computeIfAbsent(chat, c -> new ArrayList<>()).addAll(ids));
    }
    expected.values().forEach(ids -> ids.sort(null));
    long wrong = pages.wrong(expected);
    say(
        "  verified: %,d frames seen, %,d pages that missed a message, saw one twice or out of order"
            .formatted(pages.seen(), wrong));
    return wrong == 0;
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /// A person who writes into one chat, and writes when into the text.
  private static final class Talker implements Caller {
    private final String address;
    final long chat;
    private final AtomicInteger left;
    private final Latencies latencies;
    final List<Long> accepted = new ArrayList<>();

    Talker(String address, long chat, AtomicInteger left, Latencies latencies) {
      this.address = address;
      this.chat = chat;
      this.left = left;
      this.latencies = latencies;
    }

    @Override
    public @Nullable ByteBuffer next() {
      if (left.getAndDecrement() <= 0) {
        return null;
      }
      return Requests.post(
          address + "im.message.add",
          "{\"DIALOG_ID\":\"chat%d\",\"MESSAGE\":\"%s%d; said by somebody to everybody here\"}"
              .formatted(chat, OpenPages.SAID_AT, System.nanoTime()));
    }

    @Override
    public void answered(Answer answer, long sent, long now) {
      accepted.add(answer.number());
      latencies.add(now - sent);
    }
  }
}
