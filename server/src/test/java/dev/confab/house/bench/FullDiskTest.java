package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.house.Main;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A whole server in a process whose files may not grow beyond a few megabytes, which to it is a
/// full disk: every write fails in the middle. Then it gets room again and goes on.
class FullDiskTest {
  private static final int FILE_KILOBYTES_MAX = 4_096;
  private static final int WRITERS = 4;
  private static final int REFUSALS = 5;
  private static final int MESSAGES_MAX = 5_000;
  private static final String TEXT = "x".repeat(4_000);
  private static final String PORTAL =
      """
      users: [{ id: 1, name: Anna, admin: true }]
      webhooks: [{ user: 1, code: annaswebhookcode1, scopes: [imbot, im, user, confab] }]
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<Long> answered = ConcurrentHashMap.newKeySet();
  private final Set<String> refusals = ConcurrentHashMap.newKeySet();
  private String webhook = "";
  @TempDir private Path folder;

  @Test
  void a_full_disk_refuses_writes_clearly_keeps_nothing_half_and_recovers() throws Exception {
    var server = serve();
    try {
      webhook = address(server) + "/rest/1/annaswebhookcode1/";
      var asked = Map.of("CODE", "a", "CLIENT_ID", "a", "PROPERTIES", Map.of("NAME", "A"));
      var handler = new HashMap<String, Object>(asked);
      handler.put("EVENT_HANDLER", "http://127.0.0.1:9/");
      assertThat(ready()).startsWith("200 ");
      long bot = call("imbot.register", handler).get("result").asLong();
      writeUntilFull(bot);
      assertThat(answered).isNotEmpty();
      assertThat(refusals)
          .containsExactly(
              "503 {\"error\":\"SERVICE_UNAVAILABLE\",\"error_description\":"
                  + "\"The server cannot read or keep anything at the moment\"}");
      assertThat(stored(bot))
          .as("what was answered, and no more, while it is full")
          .isEqualTo(answered);
      assertThat(call("user.current", Map.of()).at("/result/ID").asString()).isEqualTo("1");
      becomes(
          "503 {\"status\":\"not ready\",\"why\":\"the "); // what it said before counts a second
      giveRoom(server);
      answered.add(says(bot));
      assertThat(stored(bot)).isEqualTo(answered);
      becomes("200 ");
      var ledger = call("confab.ledger", Map.of()).at("/result/portal");
      assertThat(ledger.get("balanced").asBoolean()).isTrue();
      assertThat(ledger.get("created").asLong())
          .as("an event a message, and one of the bot's dialog")
          .isEqualTo(answered.size() + 1L);
    } finally {
      server.destroyForcibly();
      http.close();
    }
  }

  private Process serve() throws IOException {
    var portal = Files.writeString(folder.resolve("portal.yaml"), PORTAL);
    var command = new ArrayList<String>();
    command.addAll(
        List.of("bash", "-c", "ulimit -S -f " + FILE_KILOBYTES_MAX + "; exec \"$@\"", "bash"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("serve", "--port", "0", "--portal", portal.toString()));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    return new ProcessBuilder(command).redirectError(folder.resolve("log.txt").toFile()).start();
  }

  private static String address(Process server) throws IOException {
    var out = server.inputReader(StandardCharsets.UTF_8);
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains(" answers on http")) {
        return line.substring(line.indexOf("http")).strip();
      }
    }
    throw new AssertionError("the server did not start");
  }

  private void writeUntilFull(long bot) throws Exception {
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> writer = () -> writeUntilRefused(bot);
      for (var done : writers.invokeAll(Collections.nCopies(WRITERS, writer))) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(answered.size()).as("it is full before that").isLessThan(MESSAGES_MAX);
  }

  private boolean writeUntilRefused(long bot) throws Exception {
    int refused = 0;
    while (refused < REFUSALS && answered.size() < MESSAGES_MAX) {
      var answer = ask("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", TEXT));
      if (answer.startsWith("200 ")) {
        answered.add(Json.parse(answer.substring(4)).get("result").asLong());
      } else {
        refusals.add(answer);
        refused++;
      }
    }
    return true;
  }

  private String ready() throws Exception {
    var address = URI.create(webhook).resolve("/health/ready");
    var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  private void becomes(String wanted) throws Exception {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!ready().startsWith(wanted)) {
      assertThat(System.nanoTime()).as("ready: %s", wanted).isLessThan(end);
      LockSupport.parkNanos(200_000_000);
    }
  }

  private long says(long bot) throws Exception {
    return call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", TEXT)).get("result").asLong();
  }

  /// Every message of the dialog.
  private Set<Long> stored(long bot) throws Exception {
    var stored = new TreeSet<Long>();
    var asked = new HashMap<String, Object>(Map.of("DIALOG_ID", bot, "LIMIT", 50));
    while (true) {
      var page = call("im.dialog.messages.get", asked).at("/result/messages");
      if (page.isEmpty()) {
        return stored;
      }
      page.forEach(message -> stored.add(message.get("id").asLong()));
      asked.put("LAST_ID", stored.iterator().next());
    }
  }

  private static void giveRoom(Process server) throws Exception {
    var raise = List.of("prlimit", "--pid", "" + server.pid(), "--fsize=unlimited");
    var raised = new ProcessBuilder(raise).inheritIO().start();
    assertThat(raised.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(raised.exitValue()).isZero();
  }

  private JsonNode call(String method, Map<String, ?> params) throws Exception {
    var answer = ask(method, params);
    assertThat(answer).startsWith("200 ");
    return Json.parse(answer.substring(4));
  }

  private String ask(String method, Map<String, ?> params) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(webhook + method))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(params)));
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
