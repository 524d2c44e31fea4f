package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Json;
import dev.confab.testkit.Bot;
import dev.confab.testkit.Catcher;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class StreamTest {

  @Test
  void events_arrive_as_they_happen_and_what_was_not_taken_comes_again(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var echo = fetching(hall);
    var reader = Reader.of(hall, echo);
    anna.says(echo, "one");
    var one = reader.message();
    assertThat(one.at("/data/PARAMS/MESSAGE").asString()).isEqualTo("one");
    assertThat(one.get("attempt").asLong()).isEqualTo(1);
    reader.takes(one);
    anna.says(echo, "two");
    assertThat(reader.message().at("/data/PARAMS/MESSAGE").asString()).isEqualTo("two");
    reader.dies();
    var again = Reader.of(hall, echo);
    assertThat(again.message().at("/data/PARAMS/MESSAGE").asString()).isEqualTo("two");
    hall.restart();
    assertThat(again.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1001);
    var third = Reader.of(hall, echo);
    var two = third.message();
    assertThat(two.at("/data/PARAMS/MESSAGE").asString()).isEqualTo("two");
    third.takes(two);
    anna.says(echo, "three");
    assertThat(third.message().at("/data/PARAMS/MESSAGE").asString()).isEqualTo("three");
    third.dies();
  }

  @Test
  void no_more_than_a_window_is_under_way(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var echo = fetching(hall);
    // Comes before the events: the client of the JDK may lose bytes that follow right behind the
    // answer that opens a WebSocket.
    var reader = Reader.of(hall, echo);
    for (int i = 0; i < 40; i++) {
      anna.says(echo, "m" + i);
    }
    JsonNode last = reader.next();
    for (int i = 1; i < 32; i++) {
      last = reader.next();
    }
    assertThat(reader.heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    reader.takes(last);
    assertThat(reader.next().get("id").asLong()).isGreaterThan(last.get("id").asLong());
    reader.dies();
  }

  @Test
  void the_stream_of_a_removed_bot_ends(Hall hall) throws Exception {
    var echo = fetching(hall);
    var reader = Reader.of(hall, echo);
    echo.call("imbot.unregister", Map.of("BOT_ID", echo.id()));
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4404);
  }

  @Test
  void the_stream_of_a_token_ends_with_the_token(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "hello");
    var token = echo.hears("ONIMBOTMESSAGEADD").text("auth", "access_token");
    var uri = hall.address().replace("http", "ws") + "/confab/stream?bot=" + echo.id();
    var reader = Reader.of(uri + "&auth=" + token);
    hall.clock().advance(Duration.ofHours(2));
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4401);
  }

  @Test
  void the_stream_of_a_webhook_ends_with_its_scope(Hall hall) throws Exception {
    var admin = hall.administrator();
    var anna = hall.person("Anna");
    var echo = fetching(hall);
    var scopes = Map.of("TITLE", "Reader", "SCOPES", List.of("imbot", "confab"));
    var made = admin.call("confab.admin.webhooks.add", scopes).result();
    var reader =
        Reader.of(
            hall.address().replace("http", "ws")
                + "/confab/stream/"
                + admin.id()
                + "/"
                + made.get("code").asString()
                + "?bot="
                + echo.id()
                + "&client_id="
                + echo.clientId());
    anna.says(echo, "one");
    assertThat(reader.message().at("/data/PARAMS/MESSAGE").asString()).isEqualTo("one");
    var fewer = Map.of("ID", made.get("id").asLong(), "SCOPES", List.of("imbot"));
    admin.call("confab.admin.webhooks.update", fewer);
    anna.says(echo, "two");
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4401);
    assertThat(reader.heard).isEmpty();
  }

  @Test
  void what_is_no_acknowledgement_ends_the_stream(Hall hall) throws Exception {
    var reader = Reader.of(hall, fetching(hall));
    var _ = reader.socket.sendText("{\"ack\": \"all\"}", true);
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4400);
  }

  @Test
  void whoever_may_not_read_gets_no_stream(Hall hall) {
    var echo = hall.bot("Echo");
    assertThat(hall.get("/confab/stream?bot=" + echo.id()).status()).isEqualTo(426);
    var uri = hall.address().replace("http", "ws") + "/confab/stream?bot=" + echo.id();
    assertThatThrownBy(() -> Reader.of(uri)).hasMessageContaining("WebSocketHandshakeException");
    assertThatThrownBy(() -> Reader.of(uri + "&auth=nothing"))
        .hasMessageContaining("WebSocketHandshakeException");
  }

  private static Bot fetching(Hall hall) {
    var echo = hall.bot("Echo", Map.of("EVENT_HANDLER", "https://nowhere.invalid/"));
    echo.call("confab.delivery.set", Map.of("BOT_ID", echo.id(), "RECEIVE", "fetch"));
    return echo;
  }

  private static final class Reader implements WebSocket.Listener {
    final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<String> over = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    static Reader of(Hall hall, Bot bot) {
      var administrator = hall.administrator();
      return of(
          hall.address().replace("http", "ws")
              + "/confab/stream/"
              + administrator.id()
              + "/"
              + administrator.code()
              + "?bot="
              + bot.id()
              + "&client_id="
              + bot.clientId());
    }

    static Reader of(String uri) {
      var reader = new Reader();
      reader.socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(URI.create(uri), reader)
              .join();
      return reader;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
      text.append(piece);
      if (last) {
        heard.add(Json.mapper().readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      over.complete("closed with " + code + ": " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
      over.complete("broken by " + cause);
    }

    JsonNode next() throws InterruptedException {
      long end = System.nanoTime() + Catcher.PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        boolean last = over.isDone(); // asked first: what arrived before the end still counts
        var event = heard.poll(last ? 0 : 50, TimeUnit.MILLISECONDS);
        if (event != null) {
          return event;
        }
        if (last) {
          throw new AssertionError("the stream is " + over.join());
        }
      }
      throw new AssertionError("nothing arrived");
    }

    JsonNode message() throws InterruptedException {
      var event = next();
      while (!event.get("event").asString().equals("ONIMBOTMESSAGEADD")) {
        event = next();
      }
      return event;
    }

    void takes(JsonNode event) {
      socket.sendText("{\"ack\": " + event.get("id") + "}", true).join();
    }

    void dies() {
      socket.abort();
    }
  }
}
