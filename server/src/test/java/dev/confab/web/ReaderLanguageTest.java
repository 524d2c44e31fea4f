package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReaderLanguageTest {
  @Test
  void what_was_chosen_in_the_messenger() {
    assertThat(ReaderLanguage.of("ru", "de", "en")).isEqualTo("ru");
    assertThat(ReaderLanguage.of("en", "de", "de")).isEqualTo("en");
    assertThat(ReaderLanguage.of("fr", "de", "en")).isEqualTo("de");
    assertThat(ReaderLanguage.of("", "de", "en")).isEqualTo("de");
  }

  @Test
  void else_the_first_of_the_browsers_that_is_spoken() {
    assertThat(ReaderLanguage.of(null, "de", "en")).isEqualTo("de");
    assertThat(ReaderLanguage.of(null, "fr-FR,fr;q=0.9,ru-RU;q=0.8,en;q=0.7", "de"))
        .isEqualTo("ru");
    assertThat(ReaderLanguage.of(null, "en;q=0.2, ru;q=0.9", "de")).isEqualTo("ru");
    assertThat(ReaderLanguage.of(null, "DE-at", "en")).isEqualTo("de");
    assertThat(ReaderLanguage.of(null, "ru;q=0, de;q=0.1", "en")).isEqualTo("de");
  }

  @Test
  void else_the_portals_else_english() {
    assertThat(ReaderLanguage.of(null, null, "ru")).isEqualTo("ru");
    assertThat(ReaderLanguage.of(null, "fr, den", "de_AT")).isEqualTo("de");
    assertThat(ReaderLanguage.of(null, "*", "de")).isEqualTo("de");
    assertThat(ReaderLanguage.of(null, "", "fr")).isEqualTo("en");
    assertThat(ReaderLanguage.of(null, null, null)).isEqualTo("en");
  }

  @Test
  void what_is_no_header_of_languages_says_nothing() {
    assertThat(ReaderLanguage.of(null, "de;q=viel, ;;,", "ru")).isEqualTo("ru");
    assertThat(ReaderLanguage.of(null, "de,".repeat(1000), "ru")).isEqualTo("ru");
    assertThat(ReaderLanguage.of(null, "<script>, de", "ru")).isEqualTo("ru");
  }
}
