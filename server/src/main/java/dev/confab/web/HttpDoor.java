package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.rpc.SystemError;
import dev.confab.sql.StoreFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listening socket and the way from a request to its route.
public final class HttpDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

  /// Threads that answer at once. What they wait for is bounded where they wait.
  private static final int UNBOUNDED = 0;

  private static final int HEADER_BYTES_MAX = 16 * 1024;
  private static final long IDLE_MILLIS_MAX = 65_000;

  /// How long open requests may run on when the door closes.
  private static final long DRAIN_MILLIS_MAX = 6_000;

  private final Server server;
  private final DoorConnector connector;
  private final DoorSettings settings;
  private final BodyRoom room;
  private final LongSupplier nanos;
  private final List<Route> routes;

  /// A door over these routes, asked in order.
  public HttpDoor(DoorSettings settings, List<Route> routes) {
    this(settings, routes, Porch.Bounds.SERVER);
  }

  HttpDoor(DoorSettings settings, List<Route> routes, Porch.Bounds bounds) {
    this(settings, routes, bounds, System::nanoTime);
  }

  /// @param nanos the clock by which bodies are slow
  HttpDoor(DoorSettings settings, List<Route> routes, Porch.Bounds bounds, LongSupplier nanos) {
    this.nanos = nanos;
    this.settings = settings;
    this.room = BodyRoom.ofMemory(Runtime.getRuntime().maxMemory());
    this.routes = routes;
    this.server = new Server(new VirtualThreadPool(UNBOUNDED));
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES_MAX);
    http.setResponseHeaderSize(HEADER_BYTES_MAX);
    // clients join an endpoint that ends in a slash with a method that begins with one
    http.setUriCompliance(
        UriCompliance.DEFAULT.with("confab", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
    this.connector = new DoorConnector(server, new HttpConnectionFactory(http), bounds);
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS_MAX);
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    connector.addBean(new ConnectionLimit(settings.connectionsMax(), connector));
    server.setHandler(new GracefulHandler(new Routes()));
    server.setErrorHandler(new UnreadableRequests());
    server.setStopTimeout(DRAIN_MILLIS_MAX);
  }

  /// Opens the socket; returns when it listens.
  public void open() {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(
          "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
    }
  }

  /// Connections of bots that ask for events slowly and in vain.
  public int polling() {
    return connector.polling();
  }

  /// The port it listens on.
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    connector.closePorch();
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("Closing the door was not clean: {}", e.toString());
    }
  }

  /// A name for a request in the log.
  static String requestId() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
  }

  private final class Routes extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      var requestId = requestId();
      var exchange = new Exchange(request, response, callback, settings, room, nanos, requestId);
      var visit = new Visit(exchange, requestId, response, callback);
      boolean first = exchange.isFirst();
      if (Thread.currentThread().isVirtual()) {
        visit.run();
      } else if (!first || !visit.begin()) {
        // whoever waits for sockets waits for nothing else, and stays with nobody
        server.getThreadPool().execute(visit);
      }
      return true;
    }
  }

  /// A request on the way to its answer.
  private final class Visit implements Runnable {
    private final Exchange exchange;
    private final String requestId;
    private final Response response;
    private final Callback callback;
    private boolean begun;
    private @Nullable Runnable left;

    Visit(Exchange exchange, String requestId, Response response, Callback callback) {
      this.exchange = exchange;
      this.requestId = requestId;
      this.response = response;
      this.callback = callback;
    }

    /// Answers, if that needs no waiting; false when somebody who may wait has to go on.
    boolean begin() {
      begun = true;
      guard(() -> left = HttpDoor.this.begin(exchange));
      if (left == null) {
        exchange.leave();
      }
      return left == null;
    }

    /// Goes on where it was left.
    @Override
    public void run() {
      if (!begun) {
        begin();
      }
      if (left != null) {
        guard(left);
        exchange.leave();
      }
    }

    private void guard(Runnable step) {
      try {
        step.run();
      } catch (Body.CutOff gone) { // a caller's network, nothing of ours
        LOG.debug("Request {} to {}: {}", requestId, exchange.path(), gone.getMessage());
        response.setStatus(HttpStatus.BAD_REQUEST_400);
        response.write(true, ByteBuffer.allocate(0), callback);
      } catch (RuntimeException | Error e) {
        LOG.error("Request {} to {} failed", requestId, exchange.path(), e);
        fail(response, callback, requestId, e);
      }
    }
  }

  private @Nullable Runnable begin(Exchange exchange) {
    exchange.expect(false);
    var path = exchange.path();
    for (var route : routes) {
      if (route.takes(path)) {
        return route.begin(exchange);
      }
    }
    exchange.answer(HttpStatus.NOT_FOUND_404, "text/plain; charset=utf-8", "Nothing here.\n");
    return null;
  }

  private static void fail(
      Response response, Callback callback, String requestId, Throwable failure) {
    if (response.isCommitted()) {
      callback.failed(new IllegalStateException("request " + requestId + " failed"));
      return;
    }
    var isPassing = failure instanceof StoreFailure store && store.isPassing();
    var error = isPassing ? SystemError.SERVICE_UNAVAILABLE : SystemError.INTERNAL_SERVER_ERROR;
    var body =
        Json.mapper()
            .createObjectNode()
            .put("error", error.code())
            .put("error_description", error.text())
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    response.reset();
    response.setStatus(error.status());
    Map.of("Content-Type", "application/json; charset=utf-8", "X-Request-Id", requestId)
        .forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
