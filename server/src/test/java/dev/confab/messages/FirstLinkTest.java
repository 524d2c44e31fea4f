package dev.confab.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstLinkTest {
  private static final Duration TIME_MAX = Duration.ofSeconds(5);

  @Test
  void the_first_page_is_taken_and_the_sentence_around_it_left() {
    assertThat(FirstLink.of("See https://a.example/x?y=1#z, and http://b.example."))
        .isEqualTo("https://a.example/x?y=1#z");
    assertThat(FirstLink.of("(http://a.example/)")).isEqualTo("http://a.example/");
    assertThat(FirstLink.of("[B]HTTPS://A.example/[/B]")).isEqualTo("HTTPS://A.example/");
    assertThat(FirstLink.of("[URL=https://a.example]here[/URL]")).isEqualTo("https://a.example");
    assertThat(FirstLink.of("[URL]www.a.example[/URL]")).isEqualTo("https://www.a.example");
  }

  @Test
  void what_is_quoted_shown_as_it_is_or_no_page_is_none() {
    for (var text :
        List.of(
            ">>https://a.example",
            "[CODE]https://a.example[/CODE]",
            "[IMG]https://a.example/x.png[/IMG]",
            "[URL=mailto:a@a.example]a[/URL]",
            "[PUT=https://a.example]x[/PUT]",
            "javascript://a.example",
            "ftp://a.example",
            "https://",
            "no link",
            "https://a.example/" + "x".repeat(FirstLink.LENGTH_MAX))) {
      assertThat(FirstLink.of(text)).as(text).isNull();
    }
    assertThat(FirstLink.of(">>https://a.example\nhttps://b.example"))
        .isEqualTo("https://b.example");
  }

  @Test
  void a_text_may_be_a_link_and_nothing_else() {
    assertThat(FirstLink.isAll(" https://a.example/ ")).isTrue();
    assertThat(FirstLink.isAll("https://a.example/ see")).isFalse();
  }

  @Test
  void hostile_texts_take_no_longer_than_others() {
    var begun = System.nanoTime();
    for (var piece : List.of("http://", "https://!", "[URL=https://a", ">>http://a", "!?.,", "[")) {
      var text = "://" + piece.repeat(Messages.TEXT_MAX / piece.length());
      FirstLink.of(text);
      FirstLink.isAll(text);
    }
    FirstLink.of("https://a" + "!".repeat(Messages.TEXT_MAX));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIME_MAX);
  }
}
