package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.confab.testkit.Bot;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class DeliveryTermsTest {

  private static JsonNode terms(Bot bot) {
    return bot.call("confab.delivery.get").result();
  }

  private static JsonNode handler(Bot bot) {
    return terms(bot).get("HANDLERS").get(0);
  }

  @Test
  void what_is_agreed_on_is_shown(Hall hall) {
    var echo = hall.bot("Echo");
    assertThat(terms(echo).get("PROFILE").asString()).isEqualTo("durable");
    assertThat(handler(echo).get("ADDRESS").asString()).isEqualTo(echo.handler().url());
    assertThat(handler(echo).get("CIRCUIT").asString()).isEqualTo("closed");
    echo.call("confab.delivery.set", Map.of("PROFILE", "faithful", "IN_FLIGHT_MAX", 3));
    assertThat(terms(echo).get("PROFILE").asString()).isEqualTo("faithful");
    assertThat(terms(echo).get("IN_FLIGHT_MAX").asInt()).isEqualTo(3);
  }

  @Test
  void a_faithful_event_is_attempted_once_and_lost(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "zero");
    echo.hears("ONIMBOTMESSAGEADD");
    echo.call("confab.delivery.set", Map.of("PROFILE", "faithful"));
    echo.handler().answersNext(500);
    anna.says(echo, "lost");
    assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("lost");
    hall.settles();
    hall.clock().advance(Duration.ofHours(1));
    anna.says(echo, "next");
    assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("next");
  }

  @Test
  void a_handler_that_says_it_is_gone_is_left_alone_until_somebody_resumes_it(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "zero");
    echo.hears("ONIMBOTMESSAGEADD");
    echo.handler().answersNext(410);
    anna.says(echo, "one");
    echo.hears();
    hall.settles();
    hall.clock().advance(Duration.ofHours(5));
    hall.settles();
    assertThat(handler(echo).get("SUSPENDED").asString()).contains("410");
    assertThat(echo.call("confab.delivery.resume").status()).isEqualTo(200);
    assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("one");
    assertThat(handler(echo).get("SUSPENDED").isNull()).isTrue();
  }

  @Test
  void an_absent_handler_is_shown_until_a_probe_finds_it(Hall hall) {
    var echo = hall.bot("Echo");
    echo.handler().answers(event -> 500);
    for (int i = 0; i < 5; i++) {
      hall.person("Anna" + i).says(echo, "hello");
    }
    until(() -> handler(echo).get("CIRCUIT").asString().equals("open"));
    assertThat(handler(echo).get("SINCE").asString()).isNotEmpty();
    assertThat(handler(echo).get("NEXT_PROBE").asString())
        .isGreaterThan(handler(echo).get("SINCE").asString());
    echo.handler().answers(event -> 200);
    until(
        () -> {
          hall.clock().advance(Duration.ofMinutes(1));
          return handler(echo).get("CIRCUIT").asString().equals("closed");
        });
    assertThat(handler(echo).get("NEXT_PROBE").isNull()).isTrue();
  }

  @Test
  void a_probe_that_is_under_way_is_shown(Hall hall) {
    var echo = hall.bot("Echo");
    echo.handler().answers(event -> 500);
    for (int i = 0; i < 5; i++) {
      hall.person("Berta" + i).says(echo, "hello");
    }
    until(() -> handler(echo).get("CIRCUIT").asString().equals("open"));
    hall.settles();
    var probing = new CountDownLatch(1);
    var held = new CountDownLatch(1);
    echo.handler()
        .answers(
            event -> {
              probing.countDown();
              return waited(held) ? 200 : 500;
            });
    hall.clock().advance(Duration.ofMinutes(1));
    assertThat(waited(probing)).isTrue();
    assertThat(handler(echo).get("CIRCUIT").asString()).isEqualTo("half_open");
    assertThat(handler(echo).get("IN_FLIGHT").asInt()).isEqualTo(1);
    assertThat(handler(echo).get("NEXT_PROBE").isNull()).isTrue();
    held.countDown();
    until(
        () -> {
          hall.clock().advance(Duration.ofMinutes(1));
          return handler(echo).get("CIRCUIT").asString().equals("closed");
        });
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void an_address_that_is_not_public_is_warned_of_when_it_is_registered(Hall hall) {
    var echo = hall.bot("Echo");
    assertThat(handler(echo).get("WARNING").isNull()).isTrue();
    echo.call(
        "imbot.update",
        Map.of("BOT_ID", echo.id(), "FIELDS", Map.of("EVENT_HANDLER", "http://10.0.0.5/bot")));
    until(() -> !handler(echo).get("WARNING").isNull());
    assertThat(handler(echo).get("WARNING").asString()).contains("10.0.0.5");
    assertThat(handler(echo).get("SUSPENDED").isNull()).isTrue();
    echo.call(
        "imbot.update",
        Map.of("BOT_ID", echo.id(), "FIELDS", Map.of("EVENT_HANDLER", echo.handler().url())));
    assertThat(handler(echo).get("WARNING").isNull()).isTrue();
  }

  @Test
  void an_event_to_a_refused_address_says_so_until_it_is_taken(Hall hall) {
    var echo = hall.bot("Echo");
    echo.call(
        "imbot.update",
        Map.of("BOT_ID", echo.id(), "FIELDS", Map.of("EVENT_HANDLER", "http://10.0.0.5/bot")));
    hall.person("Anna").says(echo, "hello");
    var admin = hall.administrator();
    var asked = Map.of("BOT_ID", echo.id(), "HINDRANCE", "REFUSED");
    until(() -> !events(admin, asked).isEmpty());
    var refused = events(admin, Map.of("BOT_ID", echo.id(), "HINDRANCE", "refused")).get(0);
    assertThat(refused.get("hindrance").asString()).isEqualTo("REFUSED");
    assertThat(refused.get("state").asString()).isEqualTo("WAITING");
    assertThat(refused.get("outcome").asString()).contains("--allow 10.0.0.5");
    echo.call(
        "imbot.update",
        Map.of("BOT_ID", echo.id(), "FIELDS", Map.of("EVENT_HANDLER", echo.handler().url())));
    hall.clock().advance(Duration.ofMinutes(2));
    until(() -> events(admin, asked).isEmpty());
    var id = refused.get("id").asLong();
    var life = admin.call("confab.events.show", Map.of("ID", id)).result();
    var taken = life.get("event");
    assertThat(life.at("/attempts/0/address").asString()).isEqualTo("http://10.0.0.5/bot");
    assertThat(life.at("/attempts/0/headers").isNull()).isTrue();
    assertThat(life.at("/attempts/0/body").isNull()).isTrue();
    var last = life.at("/attempts/" + (life.get("attempts").size() - 1));
    assertThat(last.at("/body").asString()).contains("event=ONIMBOT");
    assertThat(taken.get("state").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(taken.get("hindrance").isNull()).isTrue();
    assertThat(admin.call("confab.events.list", Map.of("HINDRANCE", "tired")).error())
        .isEqualTo("HINDRANCE_ERROR");
  }

  private static JsonNode events(Client who, Map<String, ?> asked) {
    return who.call("confab.events.list", asked).result().get("events");
  }

  @Test
  void a_handler_that_asks_for_a_pause_gets_it(Hall hall) throws IOException {
    var asked = new AtomicInteger();
    var busy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    busy.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Retry-After", "600");
            exchange.sendResponseHeaders(503, -1);
          }
        });
    busy.start();
    try {
      var address = "http://127.0.0.1:" + busy.getAddress().getPort() + "/";
      var echo = hall.bot("Echo", Map.of("EVENT_HANDLER", address));
      hall.person("Anna").says(echo, "hello");
      until(() -> asked.get() == 1);
      hall.settles();
      hall.clock().advance(Duration.ofSeconds(590));
      hall.settles();
      assertThat(asked.get()).isEqualTo(1);
      hall.clock().advance(Duration.ofSeconds(135));
      until(() -> asked.get() == 2);
    } finally {
      busy.stop(0);
    }
  }

  private static void until(BooleanSupplier condition) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void terms_that_cannot_be_kept_are_refused(Hall hall) {
    var reply = hall.bot("Echo").call("confab.delivery.set", Map.of("IN_FLIGHT_MAX", 0));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("TERMS_ERROR");
  }
}
