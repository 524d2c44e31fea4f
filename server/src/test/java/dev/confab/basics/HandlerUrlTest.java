package dev.confab.basics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9000/handler",
        "https://example.com",
        "HTTPS://Example.com/bot.php?x=1&y[]=2#top",
        "http://localhost:80/",
        "http://[::1]:9000/handler",
        "http://bot_app:8000/events",
        "https://example.com/%D0%B1"
      })
  void an_absolute_web_address_stays_as_it_is(String url) {
    assertThat(HandlerUrl.normal(url.replace("[]", "%5B%5D")))
        .isEqualTo(url.replace("[]", "%5B%5D"));
  }

  @ParameterizedTest
  @CsvSource({
    "' https://example.com/bot ', https://example.com/bot",
    "https://бот.рф:8443/привет, https://xn--90a0am.xn--p1ai:8443/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82"
  })
  void what_has_another_spelling_in_ascii_is_kept_in_that(String url, String normal) {
    assertThat(HandlerUrl.normal(url)).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "handler.php",
        "/handler.php",
        "//example.com/handler",
        "ftp://example.com/",
        "javascript:alert(1)",
        "internal:echo",
        "file:///etc/passwd",
        "http:",
        "http://",
        "http:///handler",
        "http://user:password@example.com/",
        "http://user@bot_app/",
        "http://exa mple.com/",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://bot_app:99999/",
        "http://[::1",
        "http://.._/",
        "http://ex\u0000ample.com/",
        "http://example.com/\ud800",
        "http://бот.рф/?a=\udc00"
      })
  void nothing_else_can_be_posted_to(String url) {
    assertThat(HandlerUrl.normal(url)).isNull();
  }

  @Test
  void an_address_has_a_longest_length() {
    var start = "https://example.com/";
    var longest = start + "a".repeat(HandlerUrl.LENGTH_MAX - start.length());
    assertThat(HandlerUrl.normal(longest)).isEqualTo(longest);
    assertThat(HandlerUrl.normal(longest + "a")).isNull();
    assertThat(HandlerUrl.normal(start + "й".repeat(400))).isNull();
  }
}
