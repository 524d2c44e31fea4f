package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Event;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class SigningTest {

  @Test
  void events_carry_a_signature_once_the_application_asked_for_it(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "plain");
    assertThat(echo.hears("ONIMBOTMESSAGEADD").headers()).doesNotContainKey("webhook-signature");
    // tag::example[]
    var secret = echo.call("confab.signing.rotate").result().get("SECRET").asString();
    // end::example[]
    anna.says(echo, "signed & sealed");
    var event = echo.hears("ONIMBOTMESSAGEADD");
    assertThat(event.headers().get("webhook-signature")).isEqualTo(signature(secret, event));
    assertThat(echo.call("confab.signing.get").result().get("SECRET").asString()).isEqualTo(secret);
    echo.call("confab.signing.off");
    anna.says(echo, "plain again");
    assertThat(echo.hears("ONIMBOTMESSAGEADD").headers()).doesNotContainKey("webhook-signature");
  }

  @Test
  void two_secrets_sign_while_they_are_rotated(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var old = echo.call("confab.signing.rotate", Map.of("MODE", "both")).result();
    var fresh = echo.call("confab.signing.rotate", Map.of("KEEP", 600)).result();
    assertThat(fresh.get("MODE").asString()).isEqualTo("both");
    anna.says(echo, "twice");
    var event = echo.hears("ONIMBOTMESSAGEADD");
    assertThat(event.headers().get("webhook-signature").split(" "))
        .hasSize(4)
        .contains(signature(old.get("SECRET").asString(), event))
        .contains(signature(fresh.get("SECRET").asString(), event));
  }

  @Test
  void what_is_wrong_is_refused(Hall hall) {
    var echo = hall.bot("Echo");
    assertThat(echo.call("confab.signing.rotate", Map.of("MODE", "rot13")).refusal())
        .isEqualTo("400 MODE_ERROR MODE must be hmac, ed25519 or both");
    assertThat(echo.call("confab.signing.rotate", Map.of("KEEP", 604801)).refusal())
        .isEqualTo("400 KEEP_ERROR KEEP must be 0 to 604800 seconds");
    assertThat(hall.administrator().call("confab.signing.get").refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    var nobody = hall.administrator().call("confab.signing.get", Map.of("CLIENT_ID", "nobody"));
    assertThat(nobody.refusal())
        .isEqualTo("400 APPLICATION_NOT_FOUND Nothing was registered under this CLIENT_ID");
    for (var method : List.of("confab.signing.rotate", "confab.signing.off")) {
      assertThat(hall.administrator().call(method, Map.of("CLIENT_ID", "nobody")).refusal())
          .isEqualTo(nobody.refusal());
    }
  }

  private static String signature(String secret, Event event) {
    try {
      var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var content =
          event.headers().get("webhook-id")
              + "."
              + event.headers().get("webhook-timestamp")
              + "."
              + event.raw();
      var bytes = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
