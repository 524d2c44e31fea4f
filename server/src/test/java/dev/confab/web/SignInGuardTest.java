package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInGuardTest {
  private static final PortalId PORTAL = new PortalId(1);

  private final HandClock clock = new HandClock("2026-02-26T10:00:00Z");
  private final SignInGuard guard = new SignInGuard(clock);

  @Test
  void a_login_may_be_tried_five_times_a_minute() {
    for (int i = 0; i < 5; i++) {
      assertThat(guard.mayTry(PORTAL, "anna", "192.0.2." + i)).isTrue();
    }
    assertThat(guard.mayTry(PORTAL, "anna", "192.0.2.9")).isFalse();
    clock.forward(Duration.ofSeconds(61));
    assertThat(guard.mayTry(PORTAL, "anna", "192.0.2.9")).isTrue();
  }

  @Test
  void an_address_that_is_to_wait_cannot_make_the_guard_forget_a_login_nor_lock_one_out() {
    for (int i = 0; i < 5; i++) {
      guard.mayTry(PORTAL, "anna", "192.0.2.1");
    }
    for (int i = 0; i < 20_000; i++) {
      guard.mayTry(PORTAL, "x" + i, "192.0.2.1");
    }
    assertThat(guard.mayTry(PORTAL, "anna", "192.0.2.2")).isFalse();
    assertThat(guard.mayTry(PORTAL, "boris", "192.0.2.1")).isFalse();
    for (int i = 0; i < 5; i++) {
      assertThat(guard.mayTry(PORTAL, "boris", "192.0.2.2")).isTrue();
    }
  }

  @Test
  void a_login_too_long_to_be_one_is_not_remembered() {
    for (int i = 0; i < 100; i++) {
      assertThat(guard.mayTry(PORTAL, "x".repeat(256), "192.0.2.1")).isFalse();
    }
    assertThat(guard.mayTry(PORTAL, "anna", "192.0.2.1")).isTrue();
  }

  @Test
  void a_company_that_comes_from_one_address_signs_in_whatever_its_size() {
    for (int i = 0; i < 500; i++) {
      assertThat(guard.mayTry(PORTAL, "x" + i, "192.0.2.1")).isTrue();
      guard.succeeded(PORTAL, "x" + i, "192.0.2.1");
    }
    int failed = 0;
    while (guard.mayTry(PORTAL, "y" + failed, "192.0.2.1")) {
      failed++;
    }
    assertThat(failed).isEqualTo(50);
  }
}
