package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartTest {

  @Test
  void a_restarted_server_knows_everything_and_carries_on() {
    try (var hall = Hall.open()) {
      var anna = hall.person("Anna");
      var application = hall.application("Demo", anna);
      var echo = hall.bot("Echo");
      anna.says(echo, "before");
      echo.hears("ONIMBOTMESSAGEADD");
      echo.handler().answersNext(503);
      anna.says(echo, "undelivered");
      echo.hears("ONIMBOTMESSAGEADD");
      hall.settles();
      hall.restart();
      hall.clock().advance(Duration.ofMinutes(1));
      assertThat(echo.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
          .isEqualTo("undelivered");
      assertThat(anna.reads(echo)).containsExactly("before", "undelivered");
      assertThat(application.call("app.info").status()).isEqualTo(200);
      anna.says(echo, "after");
      assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("after");
    }
  }
}
