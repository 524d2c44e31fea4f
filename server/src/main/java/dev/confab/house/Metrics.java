package dev.confab.house;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// The figures of this server in the Prometheus form. Rooms keep their own counts; the house
/// registers where to read them.
public final class Metrics {
  /// The media type of the page.
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  /// Most method names counted apart; callers choose names, and each would cost memory for ever.
  private static final int METHODS_MAX = 1_000;

  private static final String OTHER = "other";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Set<String> methods = ConcurrentHashMap.newKeySet();
  private final List<Runnable> beginnings = new CopyOnWriteArrayList<>();
  private final Counter calls;
  private final Histogram seconds;

  /// Figures of the process itself, and of calls once they are counted.
  public Metrics(String version) {
    calls =
        Counter.builder()
            .name("confab_calls")
            .help("Calls answered, by method and HTTP status.")
            .labelNames("method", "status")
            .withoutExemplars()
            .register(registry);
    seconds =
        Histogram.builder()
            .name("confab_call_seconds")
            .help("Time from a call's arrival to its answer.")
            .classicOnly()
            .withoutExemplars()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30)
            .register(registry);
    GaugeWithCallback.builder()
        .name("confab_version_info")
        .help("The version that runs; always 1.")
        .labelNames("version")
        .callback(answer -> answer.call(1, version))
        .register(registry);
    process();
  }

  private void process() {
    var memory = ManagementFactory.getMemoryMXBean();
    var threads = ManagementFactory.getThreadMXBean();
    var runtime = ManagementFactory.getRuntimeMXBean();
    gauge("confab_heap_used_bytes", "Heap in use.", () -> memory.getHeapMemoryUsage().getUsed());
    gauge("confab_heap_max_bytes", "Largest heap.", () -> memory.getHeapMemoryUsage().getMax());
    gauge("confab_threads", "Platform threads.", threads::getThreadCount);
    gauge("confab_uptime_seconds", "Time since the start.", () -> runtime.getUptime() / 1000.0);
    counter(
        "confab_collections",
        "Garbage collections.",
        () ->
            ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(bean -> Math.max(0, bean.getCollectionCount()))
                .sum());
  }

  /// Counts an answered call. Names of methods that do not exist should come as `unknown`.
  public void called(String method, int status, long nanos) {
    var known = methods.contains(method) || (methods.size() < METHODS_MAX && methods.add(method));
    calls.labelValues(known ? method : OTHER, Integer.toString(status)).inc();
    seconds.observe(nanos / 1e9);
  }

  /// Registers a figure that only grows; the page adds `_total` to its name.
  public void counter(String name, String help, DoubleSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(answer -> answer.call(value.getAsDouble()))
        .register(registry);
  }

  /// Registers a figure that goes up and down.
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(answer -> answer.call(value.getAsDouble()))
        .register(registry);
  }

  /// Takes the values of a figure with labels.
  @FunctionalInterface
  public interface Labelled {
    /// One value, with a text for each label.
    void value(double value, String... labels);
  }

  /// Registers a figure with labels that goes up and down.
  public void gauges(String name, String help, Consumer<Labelled> values, String... labels) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .callback(answer -> values.accept(answer::call))
        .register(registry);
  }

  /// Registers what a room collects itself.
  public void add(Collector collector) {
    registry.register(collector);
  }

  /// Runs at the beginning of each page, so that what several figures are made of is read once.
  public void onPage(Runnable listener) {
    beginnings.add(listener);
  }

  /// The page. One is made at a time: whoever asks without an end keeps one thread busy, not all.
  public synchronized String page() {
    beginnings.forEach(Runnable::run);
    var out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.builder().build().write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
