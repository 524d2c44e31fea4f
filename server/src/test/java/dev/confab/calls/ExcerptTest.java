package dev.confab.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExcerptTest {
  private static JsonNode excerpt(String json) {
    return Json.parse(Excerpt.of(Json.parse(json)));
  }

  @Test
  void what_is_short_and_no_secret_is_kept_whole() {
    var json = "{\"A\":[1,true,null,\"x=y\"],\"B\":{\"code\":\"echo\"}}";
    assertThat(excerpt(json)).isEqualTo(Json.parse(json));
  }

  @Test
  void secrets_are_masked_by_their_keys_and_by_their_looks() {
    var kept =
        excerpt(
            """
            {"CLIENT_ID":"short","fields":{"botToken":"short"},"password":{"a":"short"},
             "TEXT":"0123456789abcdef0123456789abcdef","cmd":{"a":"im.x?A=1&CLIENT_ID=short&B=2",
             "b":"im.x?fields[botToken]=short"},
             "EVENT_HANDLER":"https://a.example/rest/1/short/im.x?token=short"}""");
    assertThat(kept.toString()).doesNotContain("short").doesNotContain("0123456789abcdef");
    assertThat(kept.at("/cmd/a").asString()).isEqualTo("im.x?A=1&CLIENT_ID=***&B=2");
    assertThat(kept.at("/EVENT_HANDLER").asString())
        .isEqualTo("https://a.example/rest/1/***/im.x?token=***");
  }

  @Test
  void a_secret_is_known_by_its_key_however_that_is_spelled() {
    for (var key : List.of("CLIENT_ID", "clientId", "Auth", "_refresh__TOKEN", "botToken")) {
      assertThat(excerpt("{\"" + key + "\":\"short\"}").get(key).asString()).isEqualTo("***");
    }
    for (var key : List.of("CLIENT", "clientIds", "author", "", "_", "tokens")) {
      assertThat(excerpt("{\"" + key + "\":\"short\"}").get(key).asString()).isEqualTo("short");
    }
  }

  @Test
  void a_signed_statement_is_masked_wherever_it_stands() {
    var jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmVk";
    var kept =
        excerpt(
            """
            {"A":"Bearer %s","B":"http://a/?x%%3D%s&y=1","C":"im.x?CODE=echo","D":"eyJ."}"""
                .formatted(jwt, jwt));
    assertThat(kept.get("A").asString()).isEqualTo("Bearer ***");
    assertThat(kept.get("B").asString()).isEqualTo("http://a/?x%3D***&y=1");
    assertThat(kept.get("C").asString()).as("names a bot").isEqualTo("im.x?CODE=echo");
    assertThat(kept.get("D").asString()).isEqualTo("eyJ.");
  }

  @Test
  void only_the_beginning_of_what_is_long_is_kept_and_it_can_be_read() {
    var much = "z".repeat(6_000);
    var json = "{\"A\":\"" + much + "\",\"B\":\"" + much + "\",\"C\":1,\"D\":2}";
    var kept = excerpt(json);
    assertThat(kept.get("A").asString()).isEqualTo(much);
    assertThat(kept.get("B").asString()).startsWith("zzz").endsWith("… (6000 characters)");
    assertThat(kept.propertyNames()).containsExactly("A", "B", Excerpt.CUT);
    assertThat(kept.toString().length()).isLessThan(Excerpt.BYTES_MAX + 200);
  }

  @Test
  void a_token_at_the_end_of_what_is_kept_does_not_show_its_half() {
    var json =
        "{\"A\":\"" + "z".repeat(Excerpt.BYTES_MAX - 20) + "0123456789abcdef".repeat(4) + "\"}";
    assertThat(excerpt(json).toString()).doesNotContain("0123");
  }

  @Test
  void what_is_masked_brings_no_half_of_a_token_into_view() {
    var token = "0123456789abcdef".repeat(2);
    var start = "/?auth=" + "z".repeat(500);
    for (int at = Excerpt.BYTES_MAX + 200; at < Excerpt.BYTES_MAX + 300; at++) {
      var text = start + " ".repeat(at - start.length()) + token + " ".repeat(300);
      var kept = excerpt("{\"A\":\"" + text + "\"}").get("A").asString();
      assertThat(kept).as("token at %d", at).startsWith("/?auth=*** ").doesNotContain("0123");
    }
  }

  @Test
  void what_a_database_refuses_is_left_out() {
    var tree = Json.mapper().createObjectNode().put("A", "x\ud800y\0z");
    assertThat(Excerpt.of(tree)).doesNotContain("\ud800").doesNotContain("\0");
  }

  @Test
  void an_answer_is_kept_as_a_tree_is_but_for_its_time() {
    var json =
        """
        {"result":{"a":[1,-2.50,true,null,"x=y"],"time":1,"token":"short"},"next":50,"total":51,
         "time":{"start":1.5}}""";
    var kept = Excerpt.ofAnswer(Json.mapper().createParser(json));
    assertThat(kept)
        .isEqualTo(
            "{\"result\":{\"a\":[1,-2.50,true,null,\"x=y\"],\"time\":1,\"token\":\"***\"},"
                + "\"next\":50,\"total\":51}");
  }

  @Test
  void what_is_long_ends_where_the_room_does_and_can_be_read() {
    var item = "{\"a\":\"" + "z".repeat(100) + "\"},";
    var json = "{\"result\":[" + item.repeat(1_000) + "1],\"total\":7,\"time\":{}}";
    var kept = Json.parse(Excerpt.ofAnswer(Json.mapper().createParser(json)));
    assertThat(kept.toString().length()).isLessThan(Excerpt.BYTES_MAX + 200);
    assertThat(kept.get("result").get(kept.get("result").size() - 1).asString())
        .isEqualTo(Excerpt.CUT);
  }

  @Test
  void what_is_deep_ends_before_it_is_too_deep_to_be_read() {
    var deep = "[".repeat(200) + "]".repeat(200);
    var tree = Json.mapper().createObjectNode();
    var at = tree;
    for (int i = 0; i < 200; i++) {
      at = at.putObject("a");
    }
    var answer = Json.mapper().createParser("{\"result\":" + deep + "}");
    assertThat(Json.parse(Excerpt.ofAnswer(answer)).toString()).contains(Excerpt.CUT);
    assertThat(Json.parse(Excerpt.of(tree)).toString()).contains(Excerpt.CUT);
  }

  @Test
  void neither_long_numbers_nor_empty_lists_get_past_the_limit() {
    var number = "9".repeat(900);
    for (var item : new String[] {number, number + ".5", "[]", "{}", "[[]]", "true"}) {
      var kept = Excerpt.of(Json.parse("[" + (item + ",").repeat(20_000) + item + "]"));
      assertThat(kept.length()).as(item).isLessThan(3 * Excerpt.BYTES_MAX);
    }
  }
}
