package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import dev.confab.testkit.SecondBot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A bot that asks for its events now and then on a connection that it keeps, in the same words:
/// that it is answered with less work may not show.
@ExtendWith(HallExtension.class)
class SlowPollTest {
  private static final String EMPTY = "\"events\":[]";

  @Test
  void it_is_handed_its_message_and_nothing_again(Hall hall) throws Exception {
    var bot = hall.secondBot("Slow");
    try (var poller = standing(hall, bot)) {
      assertThat(poller.polls(0)).contains(EMPTY).contains("\"operating\":");
      hall.person("Anna").says(bot, "hello");
      var told = poller.polls(0);
      assertThat(told).contains("\"text\":\"hello\"");
      var next = told.replaceAll("(?s).*\"nextOffset\":(\\d+).*", "$1");
      assertThat(poller.polls(Long.parseLong(next))).contains(EMPTY);
      assertThat(poller.asks("imbot.v2.Bot.get", "")).contains("\"bot\":");
      assertThat(poller.polls(Long.parseLong(next))).contains(EMPTY);
    }
  }

  @Test
  void a_token_that_was_exchanged_is_dead_at_once(Hall hall) throws Exception {
    var bot = hall.secondBot("Rotated");
    try (var poller = standing(hall, bot)) {
      bot.becomes(Map.of("botToken", "another of " + bot.id()));
      assertThat(poller.polls(0)).contains("\"error\":").doesNotContain(EMPTY);
    }
  }

  @Test
  void so_is_a_webhook_that_was_removed(Hall hall) throws Exception {
    var admin = hall.administrator();
    var wish = Map.of("TITLE", "Own", "SCOPES", List.of("imbot"));
    var made = admin.call("confab.admin.webhooks.add", wish).result();
    var bot = hall.secondBot("Shut");
    try (var poller = new Poller(hall, admin, made.get("code").asString(), bot)) {
      stand(hall, poller);
      admin.call("confab.admin.webhooks.remove", Map.of("ID", made.get("id").asLong())).result();
      assertThat(poller.polls(0)).contains("\"error\":\"NO_AUTH_FOUND\"");
    }
  }

  @Test
  void a_bot_that_was_removed_is_told_so_and_then_not_found(Hall hall) throws Exception {
    var bot = hall.secondBot("Removed");
    try (var poller = standing(hall, bot)) {
      bot.call("imbot.v2.Bot.unregister", Map.of()).result();
      assertThat(poller.polls(0)).contains("ONIMBOTV2DELETE");
      assertThat(poller.polls(1_000_000_000)).contains(EMPTY);
      assertThat(poller.polls(0)).contains("\"error\":\"BOT_NOT_FOUND\"");
    }
  }

  private static Poller standing(Hall hall, SecondBot bot) throws Exception {
    var admin = hall.administrator();
    var poller = new Poller(hall, admin, admin.code(), bot);
    stand(hall, poller);
    return poller;
  }

  /// Asks as slowly as it takes; the first answer tells what had happened before.
  private static void stand(Hall hall, Poller poller) throws Exception {
    poller.polls(0);
    for (int polls = 0; polls < 5 && hall.house().polling() == 0; polls++) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_050);
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      assertThat(poller.polls(0)).contains(EMPTY);
    }
    assertThat(hall.house().polling()).isPositive();
  }

  /// A bot's program, down to its socket.
  private static final class Poller implements AutoCloseable {
    private final Socket socket;
    private final String path;
    private final SecondBot bot;

    Poller(Hall hall, Person person, String code, SecondBot bot) throws IOException {
      this.socket = new Socket(InetAddress.getLoopbackAddress(), hall.house().port());
      socket.setSoTimeout(20_000);
      this.path = "/rest/" + person.id() + "/" + code + "/";
      this.bot = bot;
    }

    String polls(long offset) throws IOException {
      return asks("imbot.v2.Event.get", ",\"offset\":" + offset);
    }

    /// The body of the answer.
    String asks(String method, String more) throws IOException {
      var body = "{\"botId\":%d,\"botToken\":\"%s\"%s}".formatted(bot.id(), bot.token(), more);
      var request =
          "POST %s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(path, method, socket.getPort(), body.length(), body);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var head = head();
      var length = head.replaceAll("(?is).*content-length: (\\d+).*", "$1");
      var bytes = socket.getInputStream().readNBytes(Integer.parseInt(length));
      return new String(bytes, StandardCharsets.UTF_8);
    }

    private String head() throws IOException {
      var read = new ByteArrayOutputStream();
      while (!read.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
        int next = socket.getInputStream().read();
        assertThat(next).as("the connection is open").isNotNegative();
        read.write(next);
      }
      return read.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
