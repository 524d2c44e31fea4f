package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class RetryTest {

  @Test
  void a_failing_handler_is_asked_again_and_the_order_is_kept(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "zero");
    echo.hears("ONIMBOTMESSAGEADD");
    echo.handler().answersNext(500, 404, 503);
    anna.says(echo, "one");
    anna.says(echo, "two");
    anna.says(echo, "three");
    var heard = new ArrayList<String>();
    for (int i = 0; i < 6; i++) {
      var event = echo.hears();
      heard.add(event.text("data", "PARAMS", "MESSAGE"));
      hall.settles();
      hall.clock().advance(Duration.ofMinutes(2));
    }
    assertThat(heard).containsExactly("one", "one", "one", "one", "two", "three");
  }

  @Test
  void a_repeated_event_is_the_same_event(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "zero");
    echo.hears("ONIMBOTMESSAGEADD");
    echo.handler().answersNext(500);
    anna.says(echo, "one");
    var first = echo.hears();
    hall.settles();
    hall.clock().advance(Duration.ofHours(2));
    var second = echo.hears();
    for (var path : List.of(List.of("ts"), List.of("data", "PARAMS", "MESSAGE_ID"))) {
      var keys = path.toArray(String[]::new);
      assertThat(second.text(keys)).isEqualTo(first.text(keys));
    }
    var token = hall.token(second.text("auth", "access_token"));
    assertThat(token.call("profile").status()).isEqualTo(200);
  }

  @Test
  void a_slow_handler_delays_nobody_else(Hall hall) {
    var anna = hall.person("Anna");
    var slow = hall.bot("Slow");
    var quick = hall.bot("Quick");
    var released = new CountDownLatch(1);
    slow.handler()
        .answers(
            event -> {
              try {
                return released.await(30, TimeUnit.SECONDS) ? 200 : 500;
              } catch (InterruptedException e) {
                return 500;
              }
            });
    anna.says(slow, "wait");
    slow.hears();
    anna.says(quick, "go");
    assertThat(quick.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE")).isEqualTo("go");
    released.countDown();
  }
}
