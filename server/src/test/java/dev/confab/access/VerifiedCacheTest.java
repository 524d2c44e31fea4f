package dev.confab.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Caller;
import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.rpc.SystemError;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedCacheTest {
  private static final VerifiedCache.Slot SLOT =
      new VerifiedCache.Slot(new PortalId(1), "token", "", "hash");

  private final HandClock clock = new HandClock("2026-03-01T12:00:00Z");
  private final VerifiedCache cache = new VerifiedCache();

  @Test
  void a_credential_is_looked_up_once() {
    var first = verified(1);

    assertThat(ask(first)).isSameAs(first);
    assertThat(ask(verified(2))).isSameAs(first);
  }

  @Test
  void a_change_makes_it_look_again() {
    ask(verified(1));
    cache.forgetAll();
    var second = verified(2);

    assertThat(ask(second)).isSameAs(second);
  }

  @Test
  void a_look_up_that_raced_a_change_is_not_kept() {
    cache.get(
        SLOT,
        clock.instant(),
        () -> {
          cache.forgetAll();
          return verified(1);
        });
    var second = verified(2);

    assertThat(ask(second)).isSameAs(second);
  }

  @Test
  void it_looks_again_after_a_while_in_any_case() {
    ask(verified(1));
    clock.forward(VerifiedCache.KEPT);
    var second = verified(2);

    assertThat(ask(second)).isSameAs(second);
  }

  @Test
  void it_does_not_grow_without_end() {
    ask(verified(1));
    for (int i = 1; i < VerifiedCache.SIZE_MAX + 1; i++) {
      var slot = new VerifiedCache.Slot(new PortalId(1), "token", "", "hash" + i);
      cache.get(slot, clock.instant(), () -> verified(1));
    }
    var second = verified(2);

    assertThat(ask(second)).isSameAs(second);
  }

  private Verified ask(Verified found) {
    return cache.get(SLOT, clock.instant(), () -> found);
  }

  private static Verified verified(long user) {
    var caller =
        new Caller(
            new PortalId(1),
            new UserId(user),
            Caller.Auth.WEBHOOK,
            Set.of(),
            null,
            null,
            "webhook:1");
    return new Verified(caller, SystemError.NO_AUTH_FOUND);
  }
}
