package dev.confab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTest {
  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Named(UserId userId, @Key("install") String whereInstalled) {}

  @Test
  void a_named_key_is_written_as_it_stands() {
    assertThat(Json.write(new Named(new UserId(7), "here")))
        .isEqualTo("{\"USER_ID\":7,\"install\":\"here\"}");
  }

  @Test
  void a_text_of_too_many_values_is_refused_before_it_fills_the_memory() {
    assertThat(Json.parse("[" + "[],".repeat(50_000) + "[]]")).hasSize(50_001);
    assertThatThrownBy(() -> Json.parse("[" + "[],".repeat(Json.TOKENS_MAX) + "[]]"))
        .isInstanceOf(JacksonException.class);
  }
}
