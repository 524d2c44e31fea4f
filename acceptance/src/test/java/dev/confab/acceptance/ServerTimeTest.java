package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ServerTimeTest {

  @Test
  void the_time_is_the_portals(Hall hall) {
    var anna = hall.person("Anna");
    // tag::example[]
    var time = anna.call("server.time");
    // end::example[]
    var told = OffsetDateTime.parse(time.result().asString());
    var now = hall.clock().instant();
    assertThat(told.toInstant()).isBetween(now.minusSeconds(60), now);
    assertThat(told.getOffset()).isEqualTo(ZoneId.of("Europe/Berlin").getRules().getOffset(now));
    var form = anna.callForm("server.time", "");
    assertThat(OffsetDateTime.parse(form.result().asString())).isAfterOrEqualTo(told);
  }
}
