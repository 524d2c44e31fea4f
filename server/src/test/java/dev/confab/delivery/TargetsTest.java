package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private final Targets targets =
      new Targets(new AddressGuard(List.of(), false, new SystemNames()));

  private Target read(String length, int number) throws AddressRefused {
    return targets.of("https://bot.example.com/" + length + number);
  }

  @Test
  void an_address_is_read_once() throws Exception {
    var first = read("", 0);
    for (int i = 1; i < 2_100; i++) {
      read("", i);
    }
    assertThat(read("", 0)).isSameAs(first);
  }

  @Test
  void long_addresses_are_kept_by_their_letters() throws Exception {
    var length = "x".repeat(1_900);
    var first = read(length, 0);
    for (int i = 1; i < 2_100; i++) {
      read(length, i);
    }
    assertThat(read(length, 0)).isEqualTo(first).isNotSameAs(first);
  }
}
