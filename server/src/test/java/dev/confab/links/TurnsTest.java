package dev.confab.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Duration NOW = Duration.ZERO;

  private final Turns turns = new Turns(3, 2);

  @Test
  void a_host_has_so_many_and_all_have_so_many() throws InterruptedException {
    assertThat(turns.take("http://a.example/1", NOW)).isTrue();
    assertThat(turns.take("https://A.example:8443?2", NOW)).isTrue();
    assertThat(turns.take("http://a.example", NOW)).isFalse();
    assertThat(turns.take("http://b.example/1", NOW)).isTrue();
    assertThat(turns.take("http://c.example/1", NOW)).as("all are taken").isFalse();
    turns.give("http://a.example/1");
    assertThat(turns.take("http://c.example/1", NOW)).isTrue();
  }

  @Test
  void nothing_is_known_of_hosts_that_nobody_asks() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      var address = "http://" + i + ".example/";
      assertThat(turns.take(address, NOW)).isTrue();
      assertThat(turns.take(address, NOW)).isTrue();
      assertThat(turns.take(address, NOW)).isFalse();
      turns.give(address);
      turns.give(address);
    }
    assertThat(turns.hosts()).isZero();
  }
}
