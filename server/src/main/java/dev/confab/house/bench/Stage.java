package dev.confab.house.bench;

import dev.confab.basics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The server that is measured, with a bot on it and dialogs to write into.
final class Stage {
  private static final String CLIENT = "confab-bench";
  private static final int REGISTRARS = 16;

  /// Who writes, and where to.
  private record Place(String address, String dialog) {}

  private final InetSocketAddress server;
  private final List<Place> places = new ArrayList<>();

  private Stage(String url) {
    var uri = URI.create(url);
    this.server = new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
  }

  /// A server without anything on it.
  static Stage door(String url) {
    return new Stage(url);
  }

  /// The portal of the server that the benchmark starts: as many people as callers.
  static String portalFile(int callers) {
    // a chat of everybody would be one more dialog of people who are meant to have none
    var file =
        new StringBuilder(
            "portal: { language: en, timezone: UTC, plan: professional, generalChat: false }\n");
    file.append("users:\n");
    for (int i = 1; i <= callers; i++) {
      file.append("  - { id: %d, login: writer%d, name: Writer }\n".formatted(i, i));
    }
    file.append("webhooks:\n");
    for (int i = 1; i <= callers; i++) {
      file.append("  - { user: %d, code: %s, scopes: [imbot, im] }\n".formatted(i, code(i)));
    }
    return file.toString();
  }

  private static String code(int writer) {
    return "benchcodeofwriter" + writer;
  }

  /// On the server with that portal: each person writes to the bot in private.
  static Stage own(String url, int callers, String handler) {
    var stage = new Stage(url);
    var bot = stage.register(webhook(1), "B", handler);
    IntStream.rangeClosed(1, callers)
        .forEach(i -> stage.places.add(new Place(webhook(i), Long.toString(bot))));
    return stage;
  }

  /// On the server with that portal: each person writes to the bot of his number in private.
  static Stage crowd(String url, int callers, List<Long> bots) {
    var stage = new Stage(url);
    IntStream.rangeClosed(1, callers)
        .forEach(
            i ->
                stage.places.add(
                    new Place(webhook(i), Long.toString(bots.get((i - 1) % bots.size())))));
    return stage;
  }

  /// Registers bots, each alone under a `CLIENT_ID` of its own; returns their ids.
  List<Long> register(String name, int bots, String handler) {
    var left = new AtomicInteger(bots);
    var callers =
        IntStream.range(0, REGISTRARS)
            .mapToObj(i -> new Registrar(webhook(1), name, handler, left))
            .toList();
    run(callers, 0);
    return callers.stream().flatMap(caller -> caller.registered.stream()).sorted().toList();
  }

  static String webhook(int writer) {
    return "/rest/" + writer + "/" + code(writer) + "/";
  }

  /// On a server that runs: one person writes into many group chats, and the bot supervises them.
  static Stage running(String url, String webhook, int callers, String handler) {
    var stage = new Stage(url);
    var bot = stage.register(webhook, "S", handler);
    for (int i = 1; i <= callers; i++) {
      var asked = Map.of("TITLE", "Bench " + i, "USERS", List.of(bot));
      stage.places.add(
          new Place(webhook, "chat" + stage.call(webhook + "im.chat.add", asked).number()));
    }
    return stage;
  }

  private long register(String webhook, String type, String handler) {
    return call(
            webhook + "imbot.register",
            Map.of(
                "CODE",
                CLIENT,
                "TYPE",
                type,
                "EVENT_HANDLER",
                handler,
                "CLIENT_ID",
                CLIENT,
                "PROPERTIES",
                Map.of("NAME", "Bench")))
        .number();
  }

  /// The path of a method that does nothing.
  String nothing() {
    return places.getFirst().address() + "server.time";
  }

  /// The same dialogs on the same server, which listens elsewhere since it was started anew.
  Stage movedTo(String url) {
    var moved = new Stage(url);
    moved.places.addAll(places);
    return moved;
  }

  List<Writer> writers(int messages, Latencies latencies) {
    var left = new AtomicInteger(messages);
    return places.stream()
        .map(place -> new Writer(place.address(), place.dialog(), left, latencies))
        .toList();
  }

  List<Reader> readers() {
    return places.stream().map(place -> new Reader(place.address(), place.dialog())).toList();
  }

  /// Runs callers against the server; returns the seconds it took.
  double run(List<? extends Caller> callers, double perSecond) {
    try {
      return new LoadLoop(server, perSecond).run(callers) / 1e9;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Transactions the server's writer made so far.
  double groups() {
    var once = new Once(Requests.get("/metrics"));
    run(List.of(once), 0);
    var page = once.answer == null ? "" : once.answer.body();
    return page.lines()
        .filter(line -> line.startsWith("confab_store_groups_total "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  Answer call(String path, Map<String, Object> params) {
    var once = new Once(Requests.post(path, Json.write(params)));
    try {
      run(List.of(once), 0);
    } catch (UncheckedIOException | UnresolvedAddressException e) {
      var where = server.getHostString() + ":" + server.getPort();
      throw new BenchFailure("no server answers at " + where, e);
    }
    if (once.answer == null) {
      throw new BenchFailure("no answer from " + path, null);
    }
    return once.answer;
  }

  private static final class Once implements Caller {
    private @Nullable ByteBuffer request;
    private @Nullable Answer answer;

    Once(ByteBuffer request) {
      this.request = request;
    }

    @Override
    public @Nullable ByteBuffer next() {
      var asked = request;
      request = null;
      return asked;
    }

    @Override
    public void answered(Answer got, long sent, long now) {
      answer = got;
    }
  }
}
