package dev.confab.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Duration NOW = Duration.ZERO;
  private static final PortalId HERE = new PortalId(1);

  private final Turns turns = new Turns(new Turns.Limits(5, 3, 2, 2, 3));
  private long users;

  private boolean take(Turns.Asker asker, String address) throws InterruptedException {
    return turns.take(asker, address, NOW);
  }

  private Turns.Asker somebody(PortalId portal) {
    return new Turns.Asker(portal, new UserId(++users));
  }

  @Test
  void a_host_has_so_many_and_a_portal_has_so_many() throws InterruptedException {
    var first = somebody(HERE);
    assertThat(take(first, "http://a.example/1")).isTrue();
    assertThat(take(somebody(HERE), "https://A.example.:8443?2")).isTrue();
    assertThat(take(somebody(HERE), "http://a.example")).isFalse();
    assertThat(take(somebody(HERE), "http://b.example/1")).isTrue();
    assertThat(take(somebody(HERE), "http://c.example/1")).as("the portal's are taken").isFalse();
    turns.give(first, "http://a.example/1");
    assertThat(take(somebody(HERE), "http://c.example/1")).isTrue();
  }

  @Test
  void a_portal_leaves_turns_to_others_until_all_are_taken() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      assertThat(take(somebody(HERE), "http://" + i + ".example")).isTrue();
    }
    var there = new PortalId(2);
    assertThat(take(somebody(there), "http://0.example")).isTrue();
    assertThat(take(somebody(there), "http://0.example")).isTrue();
    assertThat(take(somebody(there), "http://1.example")).as("all are taken").isFalse();
  }

  @Test
  void a_user_has_so_many_whatever_the_hosts() throws InterruptedException {
    var user = somebody(HERE);
    assertThat(take(user, "http://a.example")).isTrue();
    assertThat(take(user, "http://b.example")).isTrue();
    assertThat(take(user, "http://c.example")).isFalse();
    assertThat(take(somebody(HERE), "http://c.example")).isTrue();
  }

  /// The third waits for ever, so the fourth could only wait, too.
  @Test
  void who_waits_for_too_many_is_refused_at_once() throws InterruptedException {
    var user = somebody(HERE);
    assertThat(take(user, "http://a.example")).isTrue();
    assertThat(take(user, "http://b.example")).isTrue();
    var over = new CountDownLatch(1);
    var third =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    turns.take(user, "http://c.example", Duration.ofDays(1));
                  } catch (InterruptedException e) {
                    over.countDown();
                  }
                });
    while (third.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(turns.take(user, "http://d.example", Duration.ofDays(1))).isFalse();
    third.interrupt();
    over.await();
  }

  @Test
  void nothing_is_known_of_what_nobody_asks() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      var address = "http://" + i + ".example/";
      var one = somebody(HERE);
      var two = somebody(HERE);
      assertThat(take(one, address)).isTrue();
      assertThat(take(two, address)).isTrue();
      assertThat(take(somebody(HERE), address)).isFalse();
      turns.give(one, address);
      turns.give(two, address);
    }
    assertThat(turns.shares()).isZero();
  }
}
