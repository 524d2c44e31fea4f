package dev.confab.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitersTest {
  private static final PortalId PORTAL = new PortalId(1);

  private final Waiters waiters = new Waiters();

  private List<Waiters.Waiter> enter(long bot, int readers) {
    var all = new ArrayList<Waiters.Waiter>();
    for (int i = 0; i < readers; i++) {
      all.add(waiters.enter(PORTAL, new UserId(bot)));
    }
    return all;
  }

  @Test
  void twenty_readers_of_one_bot_wait_at_once() {
    var all = enter(1, 20);
    assertThatThrownBy(() -> enter(1, 1))
        .isInstanceOf(Refusal.class)
        .hasMessage("Too many readers wait for events already");
    enter(2, 1).getFirst().close();
    all.getFirst().close();
    enter(1, 1);
    assertThatThrownBy(() -> enter(1, 1)).isInstanceOf(Refusal.class);
    assertThat(waiters.count()).isEqualTo(20);
  }

  @Test
  void five_thousand_readers_of_a_server_wait_at_once() {
    for (int bot = 1; bot < 250; bot++) {
      enter(bot, 20);
    }
    var last = enter(250, 20);
    assertThatThrownBy(() -> enter(251, 1)).isInstanceOf(Refusal.class);
    assertThat(waiters.count()).isEqualTo(5_000);
    last.getFirst().close();
    enter(251, 1);
  }

  /// A bell that is rung when the patience with it is just over.
  private static final class LateBell extends Semaphore {
    private static final long serialVersionUID = 1;

    private boolean late;

    private LateBell() {
      super(0);
    }

    @Override
    public boolean tryAcquire(long time, TimeUnit unit) throws InterruptedException {
      boolean rang = super.tryAcquire(0, unit);
      if (!rang && !late) {
        late = true;
        release();
      }
      return rang;
    }
  }

  @Test
  void a_ring_that_comes_when_the_time_is_just_over_is_not_lost() throws Exception {
    var waiter = new Waiters(LateBell::new).enter(PORTAL, new UserId(1));
    assertThat(waiter.await(0)).isFalse();
    assertThat(waiter.await(0)).isTrue();
    assertThat(waiter.await(0)).isFalse();
  }

  @Test
  void rings_that_came_together_count_as_one() throws Exception {
    var waiter = enter(1, 1).getFirst();
    waiters.ring(PORTAL, new UserId(1));
    waiters.ring(PORTAL, new UserId(1));
    assertThat(waiter.await(0)).isTrue();
    assertThat(waiter.await(0)).isFalse();
  }

  @Test
  void a_place_is_given_back_once() {
    var waiter = enter(1, 2).getFirst();
    waiter.close();
    waiter.close();
    assertThat(waiters.count()).isEqualTo(1);
  }
}
