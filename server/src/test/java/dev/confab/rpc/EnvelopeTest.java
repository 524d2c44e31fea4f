package dev.confab.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EnvelopeTest {
  @Test
  void keys_become_elements_and_lists_become_items() {
    assertThat(xml("{\"a\":{\"7\":\"x\",\"b c\":null},\"l\":[1,true,false]}"))
        .contains("<response><result><a><item>x</item><item></item></a>")
        .contains("<l><item>1</item><item>1</item><item>0</item></l></result>")
        .endsWith("<time></time></response>");
  }

  @Test
  void any_text_gives_well_formed_xml() throws Exception {
    var text =
        "<a href=\"x\">&amp;]]></a> \u0000\u0008\u001f\ufffe\uffff \ud83e\udd16 \ud83e é\n\t";
    var body = xml(Json.write(Map.of("text", text)));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getTextContent())
        .startsWith("<a href=\"x\">&amp;]]></a>")
        .contains("\ud83e\udd16");
  }

  @Test
  void half_a_character_is_no_reason_for_bytes_that_nobody_reads() throws Exception {
    var tree = Json.mapper().createObjectNode().put("\ud83e", "\udd16 \ud83e\udd16");
    var done = new Outcome.Done(tree, null, null, Json.mapper().createObjectNode());
    var bytes = Envelope.of(done, Request.Format.JSON, Map.of()).body();
    var strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    assertThat(strict.decode(ByteBuffer.wrap(bytes)).toString())
        .isEqualTo("{\"result\":{\"?\":\"? \ud83e\udd16\"},\"time\":{}}");
  }

  @Test
  void what_is_written_at_once_reads_like_its_tree() {
    var time = timing(0, 0, 0);
    var odd = "\ud83e \ud83e\udd16 \\uD83E \u0000";
    for (var result :
        new Object[] {
          new Page<>(List.of(Map.of("id", 1.50, odd, odd)), 120L, 50L),
          new KeyedPage<>(Map.of(), 0, null),
          new KeyedPage<>(Map.of("7", new UserId(7)), 1, null),
          new Counted<>(List.of(), -1),
          List.of(1.50, 1e20, Float.valueOf(1.1f)),
          new UserId(5),
          odd,
          true,
        }) {
      var returned = Returned.of(result, time);
      assertThat(body(Envelope.written(returned))).isEqualTo(body(returned.inTree()));
    }
    assertThat(body(Envelope.written(Returned.of(null, time))))
        .isEqualTo("{\"result\":null,\"time\":" + time.tree() + "}");
    assertThat(body(Envelope.written(Returned.of(new KeyedPage<>(Map.of(), 0, null), time))))
        .isEqualTo("{\"result\":[],\"total\":0,\"time\":" + time.tree() + "}");
  }

  private static Timing timing(long startNanos, long tookNanos, double usedSeconds) {
    var start = Instant.ofEpochSecond(1_728_626_400, startNanos);
    var used = new Operating.Used(usedSeconds, 1_728_627_000);
    return new Timing(start, start.plusNanos(tookNanos), tookNanos, used, ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void the_time_is_written_like_its_tree() {
    for (long micros : new long[] {0, 1, 9, 10, 99, 100, 12_345, 100_000, 999_999, 1_000_001}) {
      var time = timing(999_999_999, micros * 1_000, micros / 1e6);
      assertThat(time.json()).isEqualTo(Json.write(time.tree())).contains("+09:00");
    }
    assertThat(timing(0, -5_000_000, 0).json()).contains("\"duration\":0.000000");
  }

  private static String body(Outcome outcome) {
    var answer = Envelope.of(outcome, Request.Format.JSON, Map.of());
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void an_error_has_no_result_and_its_own_status() {
    var answer =
        Envelope.of(new Outcome.Refused("CODE", "Words", 403), Request.Format.XML, Map.of());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.contentType()).startsWith("text/xml");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .endsWith(
            "<response><error>CODE</error><error_description>Words</error_description></response>");
  }

  private static String xml(String result) {
    JsonNode tree = Json.parse(result);
    var done = new Outcome.Done(tree, null, null, Json.mapper().createObjectNode());
    var answer = Envelope.of(done, Request.Format.XML, Map.of());
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
