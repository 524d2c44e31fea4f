package dev.confab.basics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {
  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Named(UserId userId, @Key("install") String whereInstalled) {}

  @Test
  void a_named_key_is_written_as_it_stands() {
    assertThat(Json.write(new Named(new UserId(7), "here")))
        .isEqualTo("{\"USER_ID\":7,\"install\":\"here\"}");
  }
}
