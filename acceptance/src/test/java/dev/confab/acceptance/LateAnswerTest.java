package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class LateAnswerTest {

  @Test
  void a_handler_that_answers_too_late_hears_the_event_again_and_can_tell(Hall hall) {
    hall.restartLeavingHandlersAfter(Duration.ofSeconds(2));
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "zero");
    echo.hears("ONIMBOTMESSAGEADD");
    hall.settles();
    var left = new CountDownLatch(1);
    var posts = new AtomicInteger();
    echo.handler()
        .answers(
            event -> {
              if (posts.incrementAndGet() == 1) {
                await(left);
              }
              return 200;
            });
    var message = anna.says(echo, "one");
    var first = echo.hears();
    hall.settles();
    left.countDown();
    hall.clock().advance(Duration.ofMinutes(2));
    var second = echo.hears();
    assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
    assertThat(first.headers().get("confab-attempt")).isEqualTo("1");
    assertThat(second.headers().get("confab-attempt")).isEqualTo("2");
    assertThat(second.text("data", "PARAMS", "MESSAGE")).isEqualTo("one");
    hall.settles();
    var admin = hall.administrator();
    var asked = Map.of("MESSAGE_ID", message);
    var event = admin.call("confab.events.list", asked).result().at("/events/0");
    var shown = admin.call("confab.events.show", Map.of("ID", event.get("id").asLong())).result();
    assertThat(shown.at("/attempts/0/outcome").asString()).isEqualTo("no answer begun within 2 s");
    assertThat(shown.at("/attempts/1/outcome").asString()).isEqualTo("200");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
