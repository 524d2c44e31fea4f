package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardedTest {
  @Test
  void what_a_caller_writes_before_the_proxys_own_word_is_not_believed() {
    assertThat(Exchange.last(List.of("192.0.2.1"))).isEqualTo("192.0.2.1");
    assertThat(Exchange.last(List.of("made up, 192.0.2.1"))).isEqualTo("192.0.2.1");
    assertThat(Exchange.last(List.of("made up", "192.0.2.1"))).isEqualTo("192.0.2.1");
    assertThat(Exchange.last(List.of())).isNull();
  }
}
