package dev.confab.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/// A handler on a real socket: answers as the test tells it and remembers what it got.
final class Catcher implements AutoCloseable {
  /// What arrived.
  record Caught(String path, Map<String, List<String>> headers, ObjectNode form) {
    String text(String key) {
      return form.path(key).asString();
    }

    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /// How the handler answers.
  interface Answer {
    void to(HttpExchange exchange, Caught caught) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Caught> fresh = new LinkedBlockingQueue<>();
  private final List<Caught> all = new CopyOnWriteArrayList<>();
  private volatile Answer answer = (exchange, caught) -> status(exchange, 200);

  Catcher() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var form = Json.mapper().createObjectNode();
      PhpForm.read(
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), form);
      var caught =
          new Caught(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), form);
      all.add(caught);
      fresh.add(caught);
      answer.to(exchange, caught);
    }
  }

  static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  Catcher answering(Answer how) {
    answer = how;
    return this;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/handler";
  }

  /// The next request nobody asked for yet; waits for it.
  Caught next() throws InterruptedException {
    var caught = fresh.poll(10, TimeUnit.SECONDS);
    if (caught == null) {
      throw new AssertionError("no request came");
    }
    return caught;
  }

  List<Caught> all() {
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
