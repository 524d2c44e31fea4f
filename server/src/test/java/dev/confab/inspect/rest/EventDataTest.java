package dev.confab.inspect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventDataTest {
  @Test
  void what_cannot_be_read_is_shown_as_it_is_kept() {
    assertThat(EventData.read("{\"A\":1}").at("/A").asInt()).isEqualTo(1);
    assertThat(EventData.read("{\"A\":").asString()).isEqualTo("{\"A\":");
  }
}
