package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class AppInfoTest {

  @Test
  void an_application_learns_about_itself(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", anna);
    // tag::example[]
    var info = application.call("app.info");
    // end::example[]
    assertThat(info.result().get("CODE").asString()).isEqualTo(application.clientId());
    assertThat(info.result().get("INSTALLED").asBoolean()).isTrue();
    assertThat(info.result().get("STATUS").asString()).isEqualTo("L");
    assertThat(info.result().get("user_id").asLong()).isEqualTo(anna.id());
    assertThat(info.result().at("/install/client_endpoint").asString())
        .isEqualTo(hall.address() + "/rest/");
    var promised = Contract.method("app.info").at("/example_response/result").propertyNames();
    assertThat(List.copyOf(info.result().propertyNames())).containsAll(promised);
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var application = hall.application("Demo", hall.person("Anna"));
    assertThat(application.callForm("app.info", "").result().toString())
        .isEqualTo(application.call("app.info").result().toString());
  }

  @Test
  void a_webhook_is_no_application(Hall hall) {
    assertThat(hall.person("Anna").call("app.info").refusal())
        .isEqualTo("400 ACCESS_DENIED Access denied! Application context required");
  }
}
