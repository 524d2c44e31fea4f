package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.rpc.Answer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
  private static final HttpField DATE = new HttpField("Date", "Tue, 01 Dec 2026 04:00:00 GMT");

  private static String text(ByteBuffer... pieces) {
    var text = new StringBuilder();
    for (var piece : pieces) {
      text.append(StandardCharsets.ISO_8859_1.decode(piece));
    }
    return text.toString();
  }

  private static Answer answer(int status, Map<String, String> headers, String body) {
    return new Answer(
        status, "application/json", headers, body.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void a_small_answer_is_one_piece() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Request-Id", "a1");
    headers.put("Retry-After", "2");
    var pieces = new AnswerText(1_000).of(answer(503, headers, "{}"), DATE);
    assertThat(pieces).hasSize(1);
    assertThat(text(pieces))
        .isEqualTo(
            """
            HTTP/1.1 503 Service Unavailable
            Date: Tue, 01 Dec 2026 04:00:00 GMT
            X-Request-Id: a1
            Retry-After: 2
            Content-Type: application/json
            Content-Length: 2

            {}\
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void a_long_answer_follows_its_head_and_leaves_nothing_for_the_next() {
    var writer = new AnswerText(200);
    var body = "x".repeat(150);
    assertThat(text(writer.of(answer(200, Map.of(), body), DATE))).endsWith("\r\n\r\n" + body);
    var later = new HttpField("Date", "Tue, 01 Dec 2026 04:00:01 GMT");
    assertThat(text(writer.of(answer(200, Map.of(), "y"), later)))
        .contains("04:00:01 GMT\r\n")
        .endsWith("Content-Length: 1\r\n\r\ny");
  }

  @Test
  void a_value_ends_no_line_and_stays_in_its_place() {
    var odd = Map.of("X-Odd", "a\r\nSet-Cookie: b\u0000é\u0416");
    assertThat(text(new AnswerText(1_000).of(answer(200, odd, ""), DATE)))
        .contains("\r\nX-Odd: a  Set-Cookie: b é?\r\n");
  }

  @Test
  void a_head_that_is_too_long_is_none() {
    for (int size = 10; size < 118; size++) {
      assertThat(new AnswerText(size).of(answer(200, Map.of("X-Long", "1"), ""), DATE)).isEmpty();
    }
    assertThat(new AnswerText(118).of(answer(200, Map.of("X-Long", "1"), ""), DATE)).hasSize(1);
  }
}
