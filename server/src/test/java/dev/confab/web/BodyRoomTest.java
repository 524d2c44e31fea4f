package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyRoomTest {
  @Test
  void what_does_not_fit_takes_nothing_and_what_is_given_back_fits_again() {
    var room = new BodyRoom(100);
    assertThat(room.take(60)).isTrue();
    assertThat(room.take(50)).isFalse();
    assertThat(room.take(40)).isTrue();
    room.give(60);
    assertThat(room.take(61)).isFalse();
    assertThat(room.take(60)).isTrue();
  }

  @Test
  void more_bodies_than_have_something_for_nothing_ask_for_all_they_have() {
    var room = new BodyRoom(100);
    for (int i = 0; i < BodyRoom.FREE_BODIES; i++) {
      assertThat(room.enter()).isEqualTo(BodyRoom.FREE);
    }
    assertThat(room.enter()).isZero();
    room.exit();
    room.exit();
    assertThat(room.enter()).isEqualTo(BodyRoom.FREE);
  }

  @Test
  void the_longest_body_is_what_a_small_memory_can_hold() {
    assertThat(BodyRoom.ofMemory(1_200_000_000).bodyMax()).isBetween(200_000_000L, 201_000_000L);
    assertThat(BodyRoom.ofMemory(1_000_000).bodyMax()).isGreaterThan(32 * 1024 * 1024);
  }
}
