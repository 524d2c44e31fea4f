package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreFailureTest {

  @Test
  void what_passes_is_told_from_what_the_same_call_meets_again() {
    for (var state : List.of("53100", "08006", "57P01", "58030")) {
      assertThat(failure(state, 0).isPassing()).as(state).isTrue();
    }
    for (var state : List.of("23505", "22021", "42601", "40001", "")) {
      assertThat(failure(state, 0).isPassing()).as(state).isFalse();
    }
    for (int full : new int[] {10, 13, 14, 778}) {
      assertThat(failure(null, full).isPassing()).as("" + full).isTrue();
    }
    for (int wrong : new int[] {0, 1, 19, 25}) {
      assertThat(failure(null, wrong).isPassing()).as("" + wrong).isFalse();
    }
    assertThat(new StoreFailure(new SQLTransientConnectionException("none free")).isPassing())
        .isTrue();
    assertThat(new StoreFailure("a fault of ours").isPassing()).isFalse();
  }

  private static StoreFailure failure(@Nullable String state, int number) {
    return new StoreFailure(new SQLException("x", state, number));
  }
}
