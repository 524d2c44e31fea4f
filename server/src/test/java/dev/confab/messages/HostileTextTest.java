package dev.confab.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.files.Image;
import dev.confab.messages.markup.Code;
import dev.confab.messages.markup.Markup;
import dev.confab.messages.markup.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is meant to run in somebody's page stays words on its way through the server. The same
/// texts are driven through a browser by the tests of the pages.
class HostileTextTest {
  /// What may become an address of the page: nothing that runs, and no way to another host that
  /// looks like one to this.
  private static final Pattern HARMLESS =
      Pattern.compile("(?i)(https?://|mailto:|tel:|www\\.|/(?![/\\\\]))[^\\s\\p{Cntrl}]*");

  private static final Set<Code> ADDRESSES = Set.of(Code.URL, Code.IMG, Code.ICON);

  private static JsonNode payloads;

  @BeforeAll
  static void read() throws IOException {
    try (var in = HostileTextTest.class.getResourceAsStream("/xss/payloads.json")) {
      payloads = Json.mapper().readTree(Objects.requireNonNull(in)).get("payloads");
    }
  }

  private static List<String> of(String... kinds) {
    var wanted = Set.of(kinds);
    var texts =
        payloads
            .valueStream()
            .filter(one -> wanted.contains(one.get("kind").asString()))
            .map(one -> one.get("text").asString())
            .toList();
    assertThat(texts).isNotEmpty();
    return texts;
  }

  @Test
  void there_are_enough_of_them() {
    assertThat(payloads.size()).isGreaterThan(300);
  }

  @Test
  void no_text_becomes_an_address_that_runs_something() {
    var tags = new ArrayList<Node.Tag>();
    for (var text : of("message", "markup", "url", "name", "filename")) {
      collect(Markup.of(text).nodes(), tags);
      assertThat(Markup.of(text).source()).isEqualTo(text);
    }
    assertThat(tags).isNotEmpty();
    for (var tag : tags) {
      if (ADDRESSES.contains(tag.code())) {
        var address = tag.value().isEmpty() ? words(tag) : tag.value();
        assertThat(address).as(tag.toString()).matches(HARMLESS);
      }
    }
  }

  @Test
  void no_address_alone_or_in_a_code_is_taken_for_a_link() {
    for (var address : of("url")) {
      for (var text : List.of("[URL=" + address + "]x[/URL]", "[URL]" + address + "[/URL]")) {
        var tags = new ArrayList<Node.Tag>();
        collect(Markup.of(text).nodes(), tags);
        assertThat(tags).as(text).allMatch(tag -> HARMLESS.matcher(tag.value()).matches());
      }
    }
  }

  @Test
  void what_decides_how_words_look_is_a_size_or_a_colour() {
    var tags = new ArrayList<Node.Tag>();
    of("markup").forEach(text -> collect(Markup.of(text).nodes(), tags));
    for (var tag : tags) {
      switch (tag.code()) {
        case COLOR -> assertThat(tag.value()).matches("#[0-9a-fA-F]{3,6}");
        case SIZE -> assertThat(tag.value()).matches("\\d+(px)?");
        case USER, CHAT, DISK, TIMESTAMP -> assertThat(tag.value()).matches("[\\w|]*");
        default -> {}
      }
    }
  }

  @Test
  void no_block_keeps_an_address_that_runs_something() {
    int kept = 0;
    for (var line : of("attach", "attach-url")) {
      var field = line.substring(0, line.indexOf('='));
      var read = read(field, line.substring(line.indexOf('=') + 1));
      if (read != null) {
        kept++;
        addresses(read);
      }
    }
    assertThat(kept).isPositive();
  }

  private static ObjectNode read(String field, String value) {
    var block = Json.mapper().createObjectNode();
    if (field.equals("MESSAGE")) {
      block.put("MESSAGE", value);
    } else {
      var parts = field.split("[.]", 2);
      var item = Json.mapper().createObjectNode().put("NAME", "x").put("LINK", "https://a.test/");
      item.put(parts[1], value);
      block.putArray(parts[0]).add(item);
    }
    try {
      return Blocks.read(Json.mapper().createArrayNode().add(block), null, null, BlockRules.BOT);
    } catch (Refusal refused) {
      return null;
    }
  }

  private static void addresses(JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              var value = field.getValue();
              if (value.isString()
                  && Set.of("LINK", "AVATAR", "PREVIEW").contains(field.getKey())) {
                assertThat(value.asString()).matches(HARMLESS);
              }
            });
    node.values().forEach(HostileTextTest::addresses);
  }

  @Test
  void what_can_run_is_no_picture() {
    for (var text : of("svg", "message")) {
      var image = Image.read(text.getBytes(StandardCharsets.UTF_8));
      assertThat(image == null ? "none" : image.mediaType()).as(text).isIn("none", "image/gif");
    }
  }

  private static String words(Node.Tag tag) {
    return new Markup(tag.inside()).source();
  }

  private static void collect(List<Node> nodes, List<Node.Tag> into) {
    for (var node : nodes) {
      switch (node) {
        case Node.Text _ -> {}
        case Node.Quote quote -> collect(quote.inside(), into);
        case Node.Tag tag -> {
          into.add(tag);
          collect(tag.inside(), into);
        }
      }
    }
  }
}
