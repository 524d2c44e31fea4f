package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AmongTest {
  @Test
  void lists_of_any_length_make_few_texts() {
    var texts =
        IntStream.rangeClosed(1, 500)
            .mapToObj(count -> Among.places(IntStream.range(0, count).boxed().toList()))
            .distinct();
    assertThat(texts).hasSize(10).startsWith("(?)", "(?, ?)", "(?, ?, ?, ?)");
  }

  @Test
  void the_last_value_fills_the_places_that_are_left() {
    assertThat(Among.padded(List.of(1, 2, 3))).isEqualTo(List.of(1, 2, 3, 3));
    assertThat(Among.padded(List.of(1))).isEqualTo(List.of(1));
    assertThat(Among.padded(List.of(1, 2, 3, 4))).isEqualTo(List.of(1, 2, 3, 4));
  }
}
