package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.sql.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two servers on one PostgreSQL: one serves, the other waits. The one that serves is paused for
/// longer than its lease, and wakes up when the other has gone on with its store.
@Execution(ExecutionMode.CONCURRENT)
class StandbyTest {
  private static final String WEBHOOK = "/rest/1/benchcodeofwriter1/";
  private static final long PATIENCE_MILLIS = 20_000;
  private static final int END_SECONDS_MAX = 20;

  @TempDir private Path folder;

  @Test
  void a_standby_goes_on_where_a_server_was_paused_that_finds_itself_replaced() throws Exception {
    try (var database = Databases.postgres();
        var sink = new Sink();
        var first = serve("first", database.url())) {
      var stage = new Person(first.address());
      var bot = stage.register(sink);
      long delivered = stage.says(bot, "one");
      assertThat(sink.awaitAll(List.of(delivered), PATIENCE_MILLIS)).isTrue();
      try (var second =
          serve("second", database.url(), "--standby", "true", "--lease-seconds", "5")) {
        assertThat(second.lines().readLine()).contains("takes over", "silent for 5 s");
        long answered = stage.says(bot, "two");
        signal(first, "STOP");
        var after = new Person(second.address());
        long later = after.says(bot, "three");
        assertThat(sink.awaitAll(List.of(answered, later), PATIENCE_MILLIS)).isTrue();
        signal(first, "CONT");
        assertThat(first.process().waitFor(END_SECONDS_MAX, TimeUnit.SECONDS))
            .as("the first one ends")
            .isTrue();
        assertThat(first.process().exitValue()).isEqualTo(1);
        long last = after.says(bot, "four");
        assertThat(sink.awaitAll(List.of(last), PATIENCE_MILLIS)).isTrue();
        assertThat(heard(sink)).containsExactly(delivered, answered, later, last);
      }
    }
  }

  @Test
  void a_standby_takes_over_at_once_when_the_other_ends() throws Exception {
    try (var database = Databases.postgres();
        var first = serve("first", database.url())) {
      first.address();
      try (var second =
          serve("second", database.url(), "--standby", "true", "--lease-seconds", "600")) {
        assertThat(second.lines().readLine()).contains("takes over");
        first.process().destroy();
        assertThat(second.address()).startsWith("http://");
      }
    }
  }

  @Test
  void a_server_that_is_idle_keeps_its_store() throws Exception {
    try (var database = Databases.postgres();
        var first = serve("first", database.url())) {
      first.address();
      try (var second =
          serve("second", database.url(), "--standby", "true", "--lease-seconds", "5")) {
        assertThat(second.lines().readLine()).contains("takes over");
        assertThat(first.process().waitFor(7, TimeUnit.SECONDS)).as("the first one ends").isFalse();
        assertThat(second.lines().ready()).as("the second one serves").isFalse();
      }
    }
  }

  /// A message may come twice: the paused server may have posted it and not written that down.
  private static List<Long> heard(Sink sink) {
    return sink.arrivals().getFirst().stream().map(Sink.Arrival::message).distinct().toList();
  }

  /// One of the people of the portal file.
  private record Person(Stage stage) {
    Person(String address) {
      this(Stage.door(address));
    }

    String register(Sink sink) {
      var asked =
          Map.<String, Object>of(
              "CODE",
              "bot",
              "CLIENT_ID",
              "bot",
              "EVENT_HANDLER",
              sink.address(),
              "PROPERTIES",
              Map.of("NAME", "Bot"));
      return Long.toString(stage.call(WEBHOOK + "imbot.register", asked).number());
    }

    long says(String bot, String text) {
      return stage
          .call(WEBHOOK + "im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", text))
          .number();
    }
  }

  private static void signal(Operated server, String name)
      throws IOException, InterruptedException {
    var pid = Long.toString(server.process().pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  private Operated serve(String name, String database, String... more) throws IOException {
    var portal = Files.writeString(folder.resolve("portal.yml"), Stage.portalFile(1));
    var options = new ArrayList<>(List.of("--database", database));
    options.addAll(List.of("--data", folder.resolve(name).toString()));
    options.addAll(List.of("--portal", portal.toString()));
    options.addAll(List.of(more));
    return Operated.serve(Map.of("CONFAB_SECRET", "0f".repeat(32)), options.toArray(String[]::new));
  }
}
