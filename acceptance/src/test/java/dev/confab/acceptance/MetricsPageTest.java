package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import dev.confab.hooks.OfflineSweep;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `GET /metrics` of a server that runs.
@ExtendWith(HallExtension.class)
class MetricsPageTest {

  @Test
  void strangers_cannot_invent_names_until_none_is_left_for_the_methods_there_are(Hall hall) {
    for (int i = 0; i < 1_100; i++) {
      hall.get("/rest/invented" + i);
    }
    hall.person("Anna").call("User.Current");
    assertThat(hall.get("/metrics").text())
        .contains("confab_calls_total{method=\"unknown\",status=\"404\"} 1100.0\n")
        .contains("confab_calls_total{method=\"user.current\",status=\"200\"} 1.0\n")
        .doesNotContain("invented");
  }

  @Test
  void offline_events_are_counted_by_what_became_of_them(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    application.call("event.bind", Map.of("event", "ONUSERADD", "event_type", "offline"));
    for (var name : new String[] {"Anna", "Ben", "Cleo"}) {
      hall.person(name);
    }
    assertThat(offline(hall, application.clientId(), "waiting")).isEqualTo("3.0");
    application.call("event.offline.get", Map.of("limit", 1));
    assertThat(offline(hall, application.clientId(), "waiting")).isEqualTo("2.0");
    assertThat(offline(hall, application.clientId(), "expired")).isEqualTo("0.0");
    hall.clock().advance(OfflineSweep.KEPT.plus(Duration.ofMinutes(1)));
    new OfflineSweep(hall.house().rooms().store(), hall.clock()).sweep(new PortalId(1));
    assertThat(offline(hall, application.clientId(), "waiting")).isEqualTo("0.0");
    assertThat(offline(hall, application.clientId(), "expired")).isEqualTo("2.0");
    assertThat(offline(hall, application.clientId(), "crowded_out")).isEqualTo("0.0");
  }

  private static String offline(Hall hall, String application, String state) {
    var line =
        "confab_offline_events{application=\"%s\",portal=\"localhost\",state=\"%s\"} "
            .formatted(application, state);
    return hall.get("/metrics")
        .text()
        .lines()
        .filter(one -> one.startsWith(line))
        .map(one -> one.substring(line.length()))
        .findFirst()
        .orElse("no line " + line);
  }
}
