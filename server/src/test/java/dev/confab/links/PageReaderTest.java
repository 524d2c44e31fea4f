package dev.confab.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.delivery.PageClient.Page;
import dev.confab.messages.LinkCard;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageReaderTest {
  private static @Nullable LinkCard read(@Nullable String charset, byte[] html) {
    return PageReader.read(new Page(URI.create("https://example.com/a/b"), charset, html));
  }

  private static @Nullable LinkCard read(String html) {
    return read("utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void open_graph_comes_before_the_title() {
    var card =
        read(
            "<title>Plain</title><meta name=description content=Plainly>"
                + "<meta property=og:title content='Said [b]aloud[/b]'>"
                + "<meta property='og:description' content=' Two\n\nlines '>"
                + "<meta property=og:image content=../x.png>");
    assertThat(card)
        .isEqualTo(new LinkCard("Said (b)aloud(/b)", "Two lines", "https://example.com/x.png"));
    assertThat(read("<title>Plain</title><meta name=description content=Plainly>"))
        .isEqualTo(new LinkCard("Plain", "Plainly", null));
  }

  @Test
  void a_page_without_a_name_is_nothing() {
    assertThat(read("<p>words")).isNull();
    assertThat(read("")).isNull();
  }

  @Test
  void a_picture_is_an_address_of_the_web() {
    var card = read("<title>A</title><meta property=og:image content='javascript:alert(1)'>");
    assertThat(card).isEqualTo(new LinkCard("A", "", null));
  }

  @Test
  void letters_are_read_as_the_sender_or_the_page_says() {
    var koi8 = Charset.forName("KOI8-R");
    assertThat(read("koi8-r", "<title>Привет".getBytes(koi8)))
        .isEqualTo(new LinkCard("Привет", "", null));
    assertThat(read(null, "<meta charset=koi8-r><title>Привет".getBytes(koi8)))
        .isEqualTo(new LinkCard("Привет", "", null));
    assertThat(read("no such thing", "<title>Привет".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new LinkCard("Привет", "", null));
  }

  @Test
  void long_words_are_cut_and_no_letter_in_half() {
    var card = read("<title>" + "😀".repeat(PageReader.TITLE_MAX) + "</title>");
    assertThat(card).isNotNull();
    assertThat(card.title()).endsWith("😀…");
    assertThat(card.title().length()).isLessThanOrEqualTo(PageReader.TITLE_MAX);
  }

  @Test
  void hostile_pages_are_read_in_bounded_time() {
    assertThat(read("<div>".repeat(100_000))).isNull();
    assertThat(read("<title>A</title>" + "<a b='".repeat(80_000))).isNotNull();
    var random = new Random(7);
    for (int i = 0; i < 300; i++) {
      var noise = new byte[random.nextInt(4_000)];
      random.nextBytes(noise);
      read(random.nextBoolean() ? null : "utf-16", noise);
    }
  }
}
