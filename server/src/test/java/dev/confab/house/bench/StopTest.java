package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.house.Rooms;
import dev.confab.sql.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tells a whole server to stop while people write to a bot as fast as they can and another bot
/// does not answer. It must end in time, and what was answered must be there afterwards.
class StopTest {
  private static final int WRITERS = 8;
  private static final int ANSWERS = 400;
  private static final int STOP_SECONDS_MAX = 10;
  private static final long PATIENCE_MILLIS = 20_000;
  private static final String WEBHOOK = "/rest/1/benchcodeofwriter1/";

  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
  @TempDir private Path folder;

  @Test
  void a_server_told_to_stop_under_load_ends_in_time_and_loses_nothing() throws Exception {
    var portal = Files.writeString(folder.resolve("portal.yml"), Stage.portalFile(WRITERS));
    try (var sink = new Sink();
        var slow = new SlowHandler()) {
      List<Writer> writers;
      try (var server =
          Operated.serve("--data", data().toString(), "--portal", portal.toString())) {
        writers = writeUntilStopped(server, sink, slow);
      }
      var answered = answered(writers);
      assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERS);
      assertThat(statuses).as("what callers are told of a stop").isSubsetOf(200, 503);
      slow.answerNow();
      try (var _ = ServerProcess.start(Operated.FLAGS, database(), portal.toString())) {
        assertThat(sink.awaitAll(answered, PATIENCE_MILLIS)).as("all were delivered").isTrue();
        assertThat(slow.asked()).as("what was cut off is posted again").isTrue();
      }
      assertThat(Audit.of(writers, stored(answered), sink.arrivals()).faults()).isEmpty();
    }
  }

  @Test
  void a_server_that_cannot_start_ends_with_a_failure() throws Exception {
    try (var server = Operated.serve("--data", data().toString())) {
      assertThat(server.address()).isNotEmpty();
      try (var second = Operated.serve("--data", data().toString())) {
        assertThat(second.process().waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(second.process().exitValue()).isEqualTo(1);
      }
    }
  }

  private List<Writer> writeUntilStopped(Operated server, Sink sink, SlowHandler slow)
      throws Exception {
    var stage = Stage.own(server.address(), WRITERS, sink.address());
    var bot =
        stage.call(
            WEBHOOK + "imbot.register",
            Map.of(
                "CODE",
                "slow",
                "CLIENT_ID",
                "slow",
                "EVENT_HANDLER",
                slow.address(),
                "PROPERTIES",
                Map.of("NAME", "Slow")));
    stage.call(WEBHOOK + "im.message.add", Map.of("DIALOG_ID", bot.number(), "MESSAGE", "Hi"));
    assertThat(slow.asked()).as("an attempt is held open").isTrue();
    var writers = stage.writers(Integer.MAX_VALUE, new Latencies());
    var left = new AtomicInteger(ANSWERS);
    var told = new CountDownLatch(1);
    try (var lines = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var writer : writers) {
        var caller = new Counted(new Patient(writer, statuses), left, told::countDown);
        lines.execute(() -> writeUntilCutOff(stage, caller));
      }
      told.await();
      server.process().destroy();
      assertThat(server.process().waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS))
          .as("it ends")
          .isTrue();
    }
    assertThat(server.process().exitValue()).isZero();
    return writers;
  }

  private static void writeUntilCutOff(Stage stage, Caller caller) {
    try {
      stage.run(List.of(caller), 0);
    } catch (BenchFailure | UncheckedIOException e) {
      return; // the door is closed
    }
  }

  /// Goes on after a refusal: only a closed connection stops a writer.
  private record Patient(Writer writer, Set<Integer> statuses) implements Caller {
    @Override
    public @Nullable ByteBuffer next() {
      return writer.next();
    }

    @Override
    public void answered(Answer answer, long sent, long now) {
      statuses.add(answer.status());
      if (answer.status() == 200) {
        writer.answered(answer, sent, now);
      }
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private String database() {
    return "jdbc:sqlite:" + data().resolve("confab.db");
  }

  private static Set<Long> answered(List<Writer> writers) {
    return writers.stream()
        .flatMap(writer -> writer.accepted.keySet().stream())
        .collect(Collectors.toSet());
  }

  private Set<Long> stored(Set<Long> answered) {
    try (var store = Store.open(database())) {
      var rooms = Rooms.over(store, new byte[32], InstantSource.system());
      var reads = store.reads(new PortalId(1));
      var stored = new HashSet<>(answered);
      stored.removeIf(id -> rooms.messages().find(reads, new MessageId(id)) == null);
      return stored;
    }
  }

  /// A handler that takes an event and then is silent, until it is told to answer.
  private static final class SlowHandler implements AutoCloseable {
    private final HttpServer server;
    private final Semaphore posts = new Semaphore(0);
    private final CountDownLatch answers = new CountDownLatch(1);

    SlowHandler() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::take);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/handler";
    }

    /// Whether one more post comes in time.
    boolean asked() throws InterruptedException {
      return posts.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void answerNow() {
      answers.countDown();
    }

    private void take(HttpExchange exchange) throws IOException {
      try (exchange) {
        exchange.getRequestBody().readAllBytes();
        posts.release();
        answers.await();
        exchange.sendResponseHeaders(200, -1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      answers.countDown();
      server.stop(0);
    }
  }
}
