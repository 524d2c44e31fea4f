package dev.confab.house.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.sql.Databases;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Wrong bytes to the open door. `-Dconfab.fuzz.requests=1000000` makes a long run of it.
class WireFuzzTest {
  private static final int REQUESTS = Integer.getInteger("confab.fuzz.requests", 4_000);
  private static final long SEED = Long.getLong("confab.fuzz.seed", 20261123);
  private static final int CALLERS = 4;

  /// One in so many is no HTTP at all.
  private static final int BROKEN_EVERY = 50;

  private static final int ROUND = 1_000;
  private static final int TELL_MAX = 5;

  /// A long run says how far it came.
  private static final int SAY_EVERY = 100_000;

  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  private final Logger deliveries = Logger.getLogger("dev.confab.delivery");

  /// Nobody stands behind the made-up handlers, and the log need not say so each time.
  @BeforeEach
  void hush() {
    deliveries.setLevel(Level.OFF);
  }

  @AfterEach
  void speakAgain() {
    deliveries.setLevel(null);
  }

  @Test
  void no_bytes_are_the_servers_fault() throws InterruptedException {
    var began = System.nanoTime();
    try (var database = Databases.sqlite();
        var house = new FuzzedHouse(database.url())) {
      int port = house.open();
      var callers =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> Thread.ofPlatform().start(() -> speak(house, port, SEED + i)))
              .toList();
      for (var caller : callers) {
        caller.join();
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf(
        "fuzz over HTTP: seed %d, %d requests in %d ms, by status %s%n",
        SEED, REQUESTS, took.toMillis(), new TreeMap<>(statuses));
    assertThat(faults.stream().limit(TELL_MAX)).as("seed %d", SEED).isEmpty();
    assertThat(statuses).containsKeys(200, 400, 401, 404);
  }

  private void speak(FuzzedHouse house, int port, long seed) {
    var bytes = new WrongBytes(seed, new Wrong(seed, house.methods()));
    try (var line = new Line(port)) {
      for (int i = 0; i < REQUESTS / CALLERS; i++) {
        if (i % ROUND == 0) {
          house.layGround();
        }
        if (i % BROKEN_EVERY == 0) {
          hangUp(port, bytes.broken());
        }
        ask(line, bytes.next());
        if (asked.incrementAndGet() % SAY_EVERY == 0) {
          System.out.printf("fuzz over HTTP: %d requests so far%n", asked.get());
        }
      }
    } catch (IOException | RuntimeException e) {
      faults.add("the connection broke: " + e);
    }
  }

  /// What is silent for too long is told, and the run goes on.
  private void ask(Line line, byte[] request) throws IOException {
    try {
      note(request, line.ask(request));
    } catch (SocketTimeoutException e) {
      faults.add("silence at " + WrongBytes.shown(request));
      line.close();
    }
  }

  private void hangUp(int port, byte[] broken) throws IOException {
    try (var wire = new Wire(port)) {
      var heard = wire.askLast(broken);
      if (heard != null && heard.status() != 505) { // there is no such version of HTTP
        note(broken, heard);
      }
    } catch (SocketException e) {
      statuses.merge(0, 1, Integer::sum); // hanging up on it is an answer too
    } catch (SocketTimeoutException e) {
      faults.add("silence at " + WrongBytes.shown(broken));
    }
  }

  /// A strange host is answered with 500 PORTAL_DELETED, as the original does.
  private void note(byte[] request, Wire.@Nullable Heard heard) {
    if (heard == null) {
      faults.add("hung up on " + WrongBytes.shown(request));
      return;
    }
    statuses.merge(heard.status(), 1, Integer::sum);
    var text = heard.body();
    if ((heard.status() >= 500 && !text.contains("\"PORTAL_DELETED\""))
        || text.contains("\"INTERNAL_SERVER_ERROR\"")
        || text.contains("\"ERROR_UNEXPECTED_ANSWER\"")) {
      faults.add(heard.status() + " " + text + " at " + WrongBytes.shown(request));
    }
  }
}
