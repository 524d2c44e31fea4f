package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import dev.confab.testkit.Reply;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(HallExtension.class)
class GateTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rest/%s/profile",
        "/rest/%s/profile/",
        "/rest/%s/profile.json",
        "/rest/%s/profile.json/",
        "/rest//%s/profile",
        "/rest/%s//profile",
        "/rest/%s/PROFILE",
        "/rest/%s/Profile.json?bx24_request_id=1&bx24_sdk_ver=2.2.0"
      })
  void many_paths_lead_to_a_method(String pattern, Hall hall) {
    var anna = hall.person("Anna");
    var path = pattern.formatted(anna.id() + "/" + anna.code());
    assertThat(hall.get(path).result().get("NAME").asString()).isEqualTo("Anna");
    assertThat(hall.post(path, JSON, "[]").result().get("NAME").asString()).isEqualTo("Anna");
    assertThat(hall.post(path, FORM, "").result().get("NAME").asString()).isEqualTo("Anna");
  }

  @Test
  void xml_is_answered_when_asked_for(Hall hall) {
    var anna = hall.person("Anna");
    var reply = hall.get(path(anna, "profile.xml"));
    assertThat(reply.header("Content-Type")).startsWith("text/xml");
    assertThat(reply.text()).contains("<response><result><ID>" + anna.id() + "</ID>");
    var refused = hall.get(path(anna, "no.such.xml"));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text()).contains("<error>ERROR_METHOD_NOT_FOUND</error>");
  }

  @Test
  void a_key_of_the_body_takes_the_place_of_the_querys_and_adds_nothing_to_it(Hall hall) {
    var anna = hall.person("Anna");
    var names = path(anna, "access.name") + "?ACCESS[]=G2";
    for (var reply :
        List.of(
            hall.post(names, FORM, "ACCESS[]=AU"),
            hall.post(names, JSON, "{\"ACCESS\":[\"AU\"]}"))) {
      assertThat(reply.result().propertyNames()).containsExactly("AU");
    }
  }

  @Test
  void another_sites_page_cannot_use_the_session_of_a_browser(Hall hall) {
    var anna = hall.person("Anna");
    var cookie = anna.sessionCookie(hall.application("Demo", anna));
    var origin = hall.address();
    assertThat(post(hall, cookie, "Origin", origin).status()).isEqualTo(200);
    assertThat(post(hall, cookie, "Sec-Fetch-Site", "same-origin").status()).isEqualTo(200);
    assertThat(get(hall, cookie, "Sec-Fetch-Site", "same-origin").status()).isEqualTo(200);
    for (var foreign :
        List.of(
            post(hall, cookie, "Origin", "https://evil.test"),
            post(hall, cookie, "Origin", "null"),
            post(hall, cookie, "Sec-Fetch-Site", "cross-site"),
            get(hall, cookie, "Sec-Fetch-Site", "cross-site"),
            get(hall, cookie, "Sec-Fetch-Site", "none"), // a link in a mail
            get(hall, cookie, "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "image"),
            get(hall, cookie, "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "document"),
            get(hall, cookie, "Accept", "*/*"))) {
      assertThat(foreign.refusal()).isEqualTo("401 NO_AUTH_FOUND Wrong authorization data");
    }
  }

  private static Reply post(Hall hall, String cookie, String header, String value) {
    return hall.post("/rest/profile", JSON, "{}", "Cookie", cookie, header, value);
  }

  private static Reply get(Hall hall, String cookie, String header, String value) {
    return hall.get("/rest/profile", "Cookie", cookie, header, value);
  }

  private static Reply get(
      Hall hall, String cookie, String header, String value, String second, String secondValue) {
    return hall.get("/rest/profile", "Cookie", cookie, header, value, second, secondValue);
  }

  @Test
  void parameters_come_in_every_form(Hall hall) {
    var anna = hall.person("Anna");
    var names = path(anna, "access.name");
    var parts =
        """
        --b\r
        Content-Disposition: form-data; name="ACCESS[0]"\r
        \r
        AU\r
        --b--\r
        """;
    assertThat(hall.get(names + "?ACCESS%5B0%5D=AU").result().has("AU")).isTrue();
    assertThat(hall.post(names, FORM, "ACCESS[]=AU").result().has("AU")).isTrue();
    assertThat(hall.post(names, FORM, "ACCESS%5B%5D=A%55").result().has("AU")).isTrue();
    assertThat(hall.post(names + "?ACCESS%5B0%5D=AU", FORM, "").result().has("AU")).isTrue();
    assertThat(hall.post(names, JSON, "{\"ACCESS\":[\"\\u0041U\"]}").result().has("AU")).isTrue();
    assertThat(hall.post(names, "multipart/form-data; boundary=b", parts).result().has("AU"))
        .isTrue();
    assertThat(
            hall.post(names + "?ACCESS%5B0%5D=G1", JSON, "{\"ACCESS\":[\"AU\"]}")
                .result()
                .has("AU"))
        .isTrue();
  }

  @Test
  void an_access_token_may_stand_in_three_places(Hall hall) {
    var anna = hall.person("Anna");
    var token = hall.application("Demo", anna).accessToken();
    assertThat(hall.get("/rest/profile?auth=" + token).status()).isEqualTo(200);
    assertThat(hall.post("/rest//profile", JSON, "{\"auth\":\"" + token + "\"}").status())
        .isEqualTo(200);
    assertThat(hall.post("/rest/profile.json", FORM, "auth=" + token).status()).isEqualTo(200);
    assertThat(hall.get("/rest/profile", "Authorization", "Bearer " + token).status())
        .isEqualTo(200);
  }

  @Test
  void an_answer_tells_how_long_it_took(Hall hall) {
    var reply = hall.get(path(hall.person("Anna"), "user.admin"));
    var time = reply.body().get("time");
    assertThat(List.copyOf(time.propertyNames()))
        .containsExactlyInAnyOrder(
            "start",
            "finish",
            "duration",
            "processing",
            "date_start",
            "date_finish",
            "operating_reset_at",
            "operating");
    assertThat(time.get("operating_reset_at").isIntegralNumber()).isTrue();
    assertThat(OffsetDateTime.parse(time.get("date_start").asString())).isNotNull();
    assertThat(reply.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void what_is_too_much_is_refused_with_a_reason(Hall hall) {
    var anna = hall.person("Anna");
    var path = path(anna, "profile");
    var deepJson = "{\"a\":" + "[".repeat(70) + "]".repeat(70) + "}";
    var deepForm = "a" + "[x]".repeat(70) + "=1";
    var many = "a=1&".repeat(10_001);
    for (var body : List.of(deepForm, many)) {
      assertThat(hall.post(path, FORM, body).refusal()).startsWith("400 INVALID_REQUEST Request");
    }
    for (var body : List.of(deepJson, "{\"a\":", "{]")) {
      assertThat(hall.post(path, JSON, body).refusal()).startsWith("400 INVALID_REQUEST Request");
    }
    assertThat(hall.get(path + "?" + "a=1&".repeat(100)).status()).isEqualTo(200);
  }

  @Test
  void health_is_told_to_everybody(Hall hall) {
    assertThat(hall.get("/health/live").status()).isEqualTo(200);
    assertThat(hall.get("/health/ready").status()).isEqualTo(200);
    assertThat(hall.get("/metrics").text()).contains("# TYPE");
    assertThat(hall.get("/nowhere").status()).isEqualTo(404);
  }

  private static String path(Person person, String method) {
    return "/rest/" + person.id() + "/" + person.code() + "/" + method;
  }
}
