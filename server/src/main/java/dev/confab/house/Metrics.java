package dev.confab.house;

import dev.confab.delivery.Courier;
import dev.confab.portals.Portal;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/// What `/metrics` shows: calls, the writer, deliveries, the ledger of events, memory.
final class Metrics {
  private static final double NANOS = 1e9;
  private static final int METHOD_LENGTH_MAX = 60;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Rooms rooms;
  private final Histogram calls;

  Metrics(Rooms rooms, Courier courier) {
    this.rooms = rooms;
    this.calls =
        Histogram.builder()
            .name("confab_call_seconds")
            .help("Time of REST calls by method and status")
            .labelNames("method", "status")
            .classicOnly()
            .classicUpperBounds(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1, 5)
            .register(registry);
    var store = rooms.store();
    count("confab_store_groups_total", "Transactions flushed", store::groups);
    count("confab_store_calls_total", "Calls answered by them", store::calls);
    gauge("confab_store_waiting", "Calls that wait for the writer", store::waiting);
    var figures = courier.figures();
    count("confab_delivery_acknowledged_total", "Events acknowledged", figures::acknowledged);
    count("confab_delivery_failures_total", "Attempts that failed", figures::failedAttempts);
    count("confab_delivery_dead_total", "Events given up", figures::dead);
    gauge("confab_delivery_in_flight", "Attempts under way", courier::inFlight);
    registry.register(figures.firstAttempt());
    ledger();
    var runtime = Runtime.getRuntime();
    gauge("process_heap_bytes", "Heap in use", () -> runtime.totalMemory() - runtime.freeMemory());
  }

  /// A call was answered. Names that are no method of ours share one label, so that a scanner cannot
  /// fill the memory with them.
  void called(String method, int status, long nanos) {
    var known = status != 404 && method.length() <= METHOD_LENGTH_MAX;
    var name = known ? method.toLowerCase(Locale.ROOT) : "unknown";
    calls.labelValues(name, Integer.toString(status)).observe(nanos / NANOS);
  }

  /// The page, in the text form of Prometheus.
  String page() {
    var page = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(page, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString(StandardCharsets.UTF_8);
  }

  private void ledger() {
    GaugeWithCallback.builder()
        .name("confab_events")
        .help("Events of the log by portal and state")
        .labelNames("portal", "state")
        .callback(
            callback -> {
              for (Portal portal : rooms.portals().all()) {
                var ledger = rooms.log().counts(portal.id());
                callback.call(ledger.waiting(), portal.host(), "waiting");
                callback.call(ledger.acknowledged(), portal.host(), "acknowledged");
                callback.call(ledger.dead(), portal.host(), "dead");
                callback.call(ledger.expired(), portal.host(), "expired");
                callback.call(ledger.withdrawn(), portal.host(), "withdrawn");
              }
            })
        .register(registry);
  }

  private void count(String name, String help, DoubleSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  private void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }
}
