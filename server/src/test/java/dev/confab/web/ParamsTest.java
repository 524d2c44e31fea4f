package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.LongText;
import dev.confab.basics.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Bodies of every form on their way through the door.
class ParamsTest {
  private static final String LONG = "Grüße+/= \"".repeat(30_000);
  private static final int BODY_MAX = 24 * 1024 * 1024;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data; boundary=cut";

  @TempDir private Path folder;
  private final Shower shower = new Shower();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpDoor door = new HttpDoor(new DoorSettings("127.0.0.1", 0, null, 1), List.of());

  @BeforeEach
  void open() {
    shower.spool = new Spool(folder);
    var settings = new DoorSettings("127.0.0.1", 0, null, BODY_MAX);
    door = new HttpDoor(settings, List.of(shower));
    door.open();
  }

  /// Whatever a body was, nothing of it is left.
  @AfterEach
  void close() throws IOException {
    door.close();
    client.close();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  /// Says what it was given: of long texts that they were, and are as they were.
  private static final class Shower implements Route {
    @Nullable Spool spool;

    @Override
    public boolean takes(String path) {
      return true;
    }

    @Override
    public void answer(Exchange exchange) {
      try {
        exchange.answer(200, "text/plain", shown(Params.of(exchange, spool)).toString());
      } catch (Refusal refusal) {
        exchange.answer(refusal.error().status(), "text/plain", refusal.text());
      }
    }

    private static Map<String, Object> shown(ObjectNode params) {
      var shown = new LinkedHashMap<String, Object>();
      params.forEachEntry((key, value) -> shown.put(key, shown(value)));
      return shown;
    }

    private static Object shown(JsonNode value) {
      if (value instanceof ObjectNode map) {
        return shown(map);
      }
      var text = value.isValueNode() ? value.asString() : value.toString();
      var what = text.equals(LONG) ? "it" : text.length() + " letters";
      return value instanceof LongText ? "long " + what : text.length() < 10 ? text : what;
    }
  }

  private String post(@Nullable String type, BodyPublisher body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/")).POST(body);
    if (type != null) {
      request.header("Content-Type", type);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /// What is answered to a body that says how long it is, and to one that does not.
  private String both(@Nullable String type, String body) throws Exception {
    var answer = post(type, BodyPublishers.ofString(body));
    assertThat(post(type, chunked(body))).isEqualTo(answer);
    return answer;
  }

  private static BodyPublisher chunked(String body) {
    return BodyPublishers.ofInputStream(
        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String part(String disposition, String value) {
    return "--cut\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + value + "\r\n";
  }

  @Test
  void json_of_any_length_is_json_whatever_its_type_is() throws Exception {
    for (var type : new String[] {"application/json", "application/JSON", "text/plain", null}) {
      for (var content : List.of("short", LONG)) {
        var body = Json.mapper().createObjectNode().put("a", "1").put("b", content).toString();
        assertThat(both(type, body))
            .as(type)
            .isEqualTo("{a=1, b=" + (content.equals(LONG) ? "long it}" : "short}"));
      }
    }
  }

  @Test
  void a_form_of_any_length_is_a_form() throws Exception {
    for (var type : new String[] {FORM, FORM.toUpperCase(Locale.ROOT), "x/y", null}) {
      var body = "a=1&b[c]=" + URLEncoder.encode(LONG, StandardCharsets.UTF_8) + "&b[d]={";
      assertThat(both(type, body)).as(type).isEqualTo("{a=1, b={c=long it, d={}}");
      assertThat(both(type, "a=1&b[]=2")).as(type).isEqualTo("{a=1, b={0=2}}");
    }
    assertThat(both(FORM, "{\"a\":1}")).isEqualTo("{{\"a\":1}=}");
  }

  @Test
  void long_parts_of_a_multipart_form_go_to_disk() throws Exception {
    var body =
        "before\r\n"
            + part("name=\"a\"", "1")
            + part("name=\"b[c]\"", LONG)
            + part("name=\"b[d]\"; filename=\"x.txt\"\r\nContent-Type: text/plain", LONG)
            + part("name=\"e[]\"", "2")
            + part("name=\"e[]\"", "--cu")
            + part("name=\"f\"", "");
    assertThat(both(PARTS, body + "--cut--\r\nbehind"))
        .isEqualTo("{a=1, b={c=long it, d=long it}, e={0=2, 1=--cu}, f=}");
    assertThat(both(PARTS, part("name=\"a\"", "1") + "--cut--")).isEqualTo("{a=1}");
    assertThat(both(PARTS, "")).isEqualTo("{}");
  }

  @Test
  void a_part_says_in_which_letters_it_is_written() throws Exception {
    var body = part("name=\"a\"\r\nContent-Type: text/plain; charset=utf-16be", "\0H\0i");
    assertThat(both(PARTS, body + part("name=\"b\"", "ü") + "--cut--")).isEqualTo("{a=Hi, b=ü}");
  }

  @Test
  void what_is_no_multipart_form_is_none_at_any_length() throws Exception {
    var refused = "Request body cannot be read: not a multipart form";
    for (var value : List.of("1", LONG)) {
      assertThat(both(PARTS, part("name=\"a\"", value))).isEqualTo(refused);
      assertThat(both(PARTS, part("x=\"a\"", value) + "--cut--")).isEqualTo(refused);
      assertThat(both(PARTS, value)).isEqualTo(refused);
      for (var type : List.of("", ";boundary=", "; boundary=\"cut")) {
        var body = part("name=\"a\"", value) + "--cut--";
        assertThat(both("multipart/form-data" + type, body)).as(type).isEqualTo(refused);
      }
      var klingon = part("name=\"a\"\r\nContent-Type: text/plain; charset=klingon", value);
      assertThat(both(PARTS, klingon + "--cut--")).isEqualTo(refused);
      var header = part("name=\"a\"\r\nX: " + "x".repeat(9_000), value);
      assertThat(both(PARTS, header + "--cut--")).isEqualTo(refused);
    }
    assertThat(both(PARTS, part("name=\"a\"", "").repeat(10_001) + "--cut--")).isEqualTo(refused);
    assertThat(both(PARTS, part("name=\"a" + "[b]".repeat(70) + "\"", "") + "--cut--"))
        .startsWith("Request body cannot be read: nested deeper");
  }

  @Test
  void no_body_opens_more_than_so_many_files() throws Exception {
    var filler = "x".repeat(LongTexts.LONG + 1);
    var list = Json.mapper().createObjectNode();
    var form = new ArrayList<String>();
    var parts = new StringBuilder();
    for (int i = 0; i < TextFiles.MAX; i++) {
      list.put("k" + i, filler);
      form.add("k" + i + "=" + filler);
      parts.append(part("name=\"k" + i + "\"", filler));
    }
    list.put("last", filler);
    form.add("last=" + filler);
    parts.append(part("name=\"last\"", filler)).append("--cut--");
    var length = filler.length() + " letters";
    for (var answer :
        List.of(
            both("application/json", list.toString()),
            both(FORM, String.join("&", form)),
            both(PARTS, parts.toString()))) {
      assertThat(answer)
          .contains("k" + (TextFiles.MAX - 1) + "=long " + length + ", last=" + length + "}");
    }
  }

  @Test
  void the_largest_body_is_the_same_for_those_that_do_not_say_how_long_they_are() throws Exception {
    var refused = "Request body is larger than " + BODY_MAX + " bytes";
    var value = "x".repeat(BODY_MAX);
    assertThat(both("application/json", "{\"a\":\"" + value + "\"}")).isEqualTo(refused);
    assertThat(both(FORM, "a=" + value)).isEqualTo(refused);
    assertThat(both(PARTS, part("name=\"a\"", value) + "--cut--")).isEqualTo(refused);
  }
}
