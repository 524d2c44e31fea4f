package dev.confab.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// A handler: a real HTTP listener that keeps every event posted to it. Answers 200 unless told
/// otherwise.
public final class Catcher implements AutoCloseable {
  /// How long a test waits for an event before it fails.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpServer server;
  private final LinkedBlockingQueue<Event> fresh = new LinkedBlockingQueue<>();
  private final List<Event> all = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Integer> next = new ConcurrentLinkedQueue<>();
  private volatile ToIntFunction<Event> answer = event -> 200;
  private volatile Function<Event, String> said = event -> "";

  /// Opens a handler on a free port of this machine.
  public Catcher() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /// The address to give as handler.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/handler";
  }

  /// Answers the next posts with these statuses, one each.
  public void answersNext(Integer... statuses) {
    next.addAll(List.of(statuses));
  }

  /// Answers every post with what `decision` says; it may take its time, and may call the server.
  public void answers(ToIntFunction<Event> decision) {
    answer = decision;
  }

  /// Answers every post with 200 and what `words` says, as JSON.
  public void says(Function<Event, String> words) {
    said = words;
  }

  /// The next event nobody asked for yet; fails the test when none comes in time.
  public Event next() {
    try {
      var event = fresh.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        throw new AssertionError("no event in " + PATIENCE + "; so far: " + names());
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for an event", e);
    }
  }

  /// The next event of this name; those before it are passed over.
  public Event next(String name) {
    var event = next();
    while (!event.name().equals(name)) {
      event = next();
    }
    return event;
  }

  /// Every event posted, repetitions included.
  public List<Event> all() {
    return List.copyOf(all);
  }

  private List<String> names() {
    return all.stream().map(Event::name).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var posted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var event = Event.of(posted, headers(exchange));
      // taken before anybody hears of the event, so that what is told next is for the next one
      var told = next.poll();
      all.add(event);
      fresh.add(event);
      int status = told == null ? answer.applyAsInt(event) : told;
      var body = said.apply(event).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    return exchange.getRequestHeaders().entrySet().stream()
        .collect(
            Collectors.toMap(
                header -> header.getKey().toLowerCase(Locale.ROOT),
                header -> header.getValue().getFirst()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
