package dev.confab.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void words_are_letters_and_digits_of_any_script_each_once() {
    assertThat(Words.of(List.of("Анна-Мария O'Neil, R2D2", "anna АННА")))
        .containsExactly("анна", "мария", "o", "neil", "r2d2", "anna");
    assertThat(Words.of(List.of("  …!  "))).isEmpty();
  }

  @Test
  void every_word_of_the_phrase_begins_one_of_the_text() {
    assertThat(Words.begin("Head of IT Department", "dep head")).isTrue();
    assertThat(Words.begin("Head of IT Department", "head sales")).isFalse();
    assertThat(Words.begin("Head", "ead")).isFalse();
    assertThat(Words.begin("Head", "")).isTrue();
  }

  @Test
  void endless_texts_give_a_bounded_number_of_bounded_words() {
    var words = Words.of(List.of("x".repeat(10_000) + " a1 b2 c3 ".repeat(10_000)));
    assertThat(words).hasSizeLessThanOrEqualTo(50).allMatch(word -> word.length() <= 50);
  }
}
