package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Json;
import dev.confab.basics.LongText;
import dev.confab.basics.PhpForm;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class LongTextsTest {
  private static final String WORDS =
      "Grüße, \"Welt\" 🤖 \\ / \b\f\n\r\t % + & = \u0007 ü%41 %4 %zz ".repeat(9_000);

  private final Random random = new Random(7);
  @TempDir private Path folder;
  private long loaded;

  /// What `texts` leave of a body that comes in pieces of any size.
  private byte[] fed(LongTexts texts, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; ) {
      int count = Math.min(1 + random.nextInt(9_000), bytes.length - at);
      var piece = new byte[count + 3];
      System.arraycopy(bytes, at, piece, 0, count);
      assertThat(texts.take(piece, count)).isLessThan(2 * LongTexts.LONG);
      at += count;
    }
    return texts.rest();
  }

  private JsonNode json(LongTexts texts, String body) throws IOException {
    var tree = Json.mapper().readTree(fed(texts, body));
    texts.putBack(tree);
    return tree;
  }

  private TextFiles files() {
    return new TextFiles(folder, bytes -> loaded += bytes);
  }

  private LongTexts ofJson() {
    return LongTexts.ofJson(files());
  }

  @Test
  void a_long_string_of_a_json_body_is_what_it_was() throws IOException {
    var sent = Json.mapper().createObjectNode().put("a", "short \"one\"").put("z", 1);
    sent.putObject("fields").put("content", WORDS).putArray("list").add("x").add(WORDS + "!");
    for (var body :
        new String[] {sent.toString(), sent.toString().replace("/", "\\/"), ascii(sent)}) {
      try (var texts = ofJson()) {
        var read = json(texts, body);
        var content = read.at("/fields/content");
        assertThat(content).isInstanceOf(LongText.class);
        assertThat(content.asString()).isEqualTo(WORDS);
        assertThat(((LongText) content).open().readAllBytes())
            .isEqualTo(WORDS.getBytes(StandardCharsets.UTF_8));
        assertThat(read.at("/fields/list/1").asString()).isEqualTo(WORDS + "!");
        assertThat(read.get("a").asString()).isEqualTo("short \"one\"");
        assertThat(read.get("z").asInt()).isEqualTo(1);
      }
    }
    assertThat(loaded).isGreaterThan(6L * WORDS.length());
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  /// As PHP writes it.
  private static String ascii(JsonNode tree) {
    var text = new StringBuilder();
    for (char letter : tree.toString().toCharArray()) {
      text.append(letter < 128 ? String.valueOf(letter) : "\\u%04x".formatted((int) letter));
    }
    return text.toString();
  }

  @Test
  void a_long_value_of_a_form_is_what_it_was() throws IOException {
    var long1 = URLEncoder.encode(WORDS, StandardCharsets.UTF_8);
    for (var body :
        new String[] {
          "a=1&fields[content]=" + long1 + "&fields[b][]=2",
          "fields[b][]=2&a=1&fields[content]=" + long1
        }) {
      try (var texts = LongTexts.ofForm(files())) {
        var rest = new String(fed(texts, body), StandardCharsets.UTF_8);
        assertThat(rest.length()).isLessThan(200);
        var read = Json.mapper().createObjectNode();
        PhpForm.read(rest, read);
        texts.putBack(read);
        assertThat(read.at("/fields/content").asString()).isEqualTo(WORDS);
        assertThat(read.get("a").asString()).isEqualTo("1");
        assertThat(read.at("/fields/b/0").asString()).isEqualTo("2");
      }
    }
  }

  @Test
  void an_escape_that_is_none_stays_in_a_form() throws IOException {
    var odd = "%4%41%zz%".repeat(50_000);
    try (var texts = LongTexts.ofForm(files())) {
      var read = Json.mapper().createObjectNode();
      PhpForm.read(new String(fed(texts, "a=" + odd + "&b=1"), StandardCharsets.UTF_8), read);
      texts.putBack(read);
      assertThat(read.get("a").asString()).isEqualTo(PhpForm.decode(odd));
    }
  }

  @Test
  void a_body_that_is_no_json_is_none_without_its_long_texts() throws IOException {
    var a = "a".repeat(2 * LongTexts.LONG);
    for (var body :
        new String[] {
          "{\"a\":\"" + a,
          "{\"a\":\"" + a + "\\q\"}",
          "{\"a\":\"" + a + "\n\"}",
          "{\"a\":\"" + a + "\\u00g0\"}"
        }) {
      try (var texts = ofJson()) {
        assertThatThrownBy(() -> json(texts, body)).isInstanceOf(JacksonException.class);
      }
    }
  }

  @Test
  void texts_of_any_length_around_the_border_are_what_they_were() throws IOException {
    for (int length = LongTexts.LONG - 3; length < LongTexts.LONG + 4; length++) {
      var text = "ab\\".repeat(LongTexts.LONG).substring(0, length);
      var sent = Json.mapper().createObjectNode().put("a", text).put("b", "end");
      try (var texts = ofJson()) {
        assertThat(json(texts, sent.toString()).get("a").asString()).isEqualTo(text);
      }
      try (var texts = LongTexts.ofForm(files())) {
        var read = Json.mapper().createObjectNode();
        var body = "a=" + "c".repeat(length) + "&b=end";
        PhpForm.read(new String(fed(texts, body), StandardCharsets.UTF_8), read);
        texts.putBack(read);
        assertThat(read.get("a").asString()).isEqualTo("c".repeat(length));
        assertThat(read.get("b").asString()).isEqualTo("end");
      }
    }
  }
}
