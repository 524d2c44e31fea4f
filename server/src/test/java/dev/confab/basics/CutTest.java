package dev.confab.basics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {
  private static final String SMILE = "\uD83D\uDE00";

  @Test
  void characters_are_counted_and_not_what_they_are_kept_in() {
    assertThat(Cut.length(SMILE + "a")).isEqualTo(2);
    assertThat(Cut.fits(3, SMILE.repeat(3))).isTrue();
    assertThat(Cut.fits(2, SMILE.repeat(3))).isFalse();
    assertThat(Cut.to(3, SMILE.repeat(3))).isEqualTo(SMILE.repeat(3));
    assertThat(Cut.to(2, "a" + SMILE + "b")).isEqualTo("a" + SMILE);
    assertThat(Cut.to(1, "a" + SMILE + "b")).isEqualTo("a");
  }

  @Test
  void what_fits_is_the_same_text() {
    for (var text : new String[] {"", "abc", SMILE}) {
      assertThat(Cut.to(3, text)).isSameAs(text);
    }
    assertThat(Cut.to(0, "abc")).isEmpty();
    assertThat(Cut.to(-1, "abc")).isEmpty();
  }
}
