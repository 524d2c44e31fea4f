package dev.confab.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Caller;
import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDrafts;
import dev.confab.portals.Portals;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.SystemError;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatingTimeTest {
  private static final MethodSpec<NoParams, String> LIST = spec("crm.item.list");
  private static final MethodSpec<NoParams, String> OTHER = spec("crm.item.get");
  private static final MethodSpec<NoParams, String> BATCH = spec("batch");
  private static final Caller WEBHOOK = caller("webhook:1");

  private final Database database = Databases.sqlite();
  private final HandClock clock = new HandClock("2026-05-14T10:05:20Z");
  private final Portals portals = new Portals(database.store(), clock);
  private final OperatingTime operating = new OperatingTime(portals, clock, Duration.ZERO);
  private final Map<String, String> headers = new HashMap<>();

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  private static MethodSpec<NoParams, String> spec(String name) {
    return MethodSpec.reading(name, NoParams.class, String.class);
  }

  private static Caller caller(String credential) {
    return new Caller(
        new PortalId(1), new UserId(1), Caller.Auth.WEBHOOK, Set.of(), null, null, credential);
  }

  private void portal(Portal.LimitProfile limits) {
    portals.ensure(PortalDrafts.of("a.test", "professional", limits));
  }

  private void call(OperatingTime time, Caller caller, MethodSpec<?, ?> spec, int seconds) {
    headers.clear();
    time.admit(caller, spec, headers::put);
    time.ran(caller, spec, Duration.ofSeconds(seconds).toNanos());
  }

  private void call(int seconds) {
    call(operating, WEBHOOK, LIST, seconds);
  }

  private void isRefused(OperatingTime time) {
    assertThatThrownBy(() -> call(time, WEBHOOK, LIST, 1))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.error()).isEqualTo(SystemError.OPERATION_TIME_LIMIT));
  }

  private double used() {
    return operating.used(WEBHOOK, LIST.name()).seconds();
  }

  /// The page's own example: 40 s in the oldest minute, 460 s later, the limit at 480 s.
  @Test
  void the_call_after_the_limit_is_refused_until_the_oldest_minute_leaves() {
    portal(Portal.LimitProfile.CLOUD);
    call(20);
    call(20);
    clock.forward(Duration.ofMinutes(2));
    for (int i = 0; i < 23; i++) {
      call(20);
    }
    assertThat(used()).isEqualTo(500);
    isRefused(operating);
    assertThat(headers)
        .containsEntry("X-Operating-Limit", "480")
        .containsEntry("X-Operating-Remaining", "0")
        .containsEntry("Retry-After", "480");
    clock.forward(Duration.ofSeconds(479));
    isRefused(operating);
    clock.forward(Duration.ofSeconds(1));
    assertThat(used()).isEqualTo(460);
    call(1);
  }

  @Test
  void exactly_the_limit_is_still_let_in() {
    portal(Portal.LimitProfile.CLOUD);
    call(480);
    call(1);
    isRefused(operating);
  }

  @Test
  void a_minute_leaves_ten_minutes_after_its_first_call() {
    portal(Portal.LimitProfile.CLOUD);
    var first = clock.instant().getEpochSecond();
    call(1);
    clock.forward(Duration.ofSeconds(30));
    call(2);
    assertThat(operating.used(WEBHOOK, LIST.name()).resetAtEpochSecond()).isEqualTo(first + 600);
    clock.forward(Duration.ofSeconds(569));
    call(4); // in the minute that uses the oldest one's place on a clock face of ten
    assertThat(used()).isEqualTo(7);
    clock.forward(Duration.ofSeconds(1));
    assertThat(used()).isEqualTo(4);
    assertThat(operating.used(WEBHOOK, LIST.name()).resetAtEpochSecond())
        .isEqualTo(first + 599 + 600);
  }

  @Test
  void a_wait_goes_on_until_enough_minutes_have_left() {
    portal(Portal.LimitProfile.CLOUD);
    for (int minute = 0; minute < 5; minute++) {
      call(100);
      clock.forward(Duration.ofMinutes(1));
    }
    call(operating, caller("webhook:2"), LIST, 600);
    isRefused(operating);
    assertThat(headers).containsEntry("Retry-After", "300");
    assertThatThrownBy(() -> call(operating, caller("webhook:2"), LIST, 1))
        .isInstanceOf(Refusal.class);
    assertThat(headers).containsEntry("Retry-After", "600");
  }

  @Test
  void other_methods_and_credentials_go_on() {
    portal(Portal.LimitProfile.CLOUD);
    call(481);
    isRefused(operating);
    call(operating, WEBHOOK, OTHER, 1);
    call(operating, caller("webhook:2"), LIST, 1);
    assertThat(headers)
        .containsEntry("X-Operating-Remaining", "480")
        .doesNotContainKey("Retry-After");
  }

  @Test
  void a_portal_of_ones_own_counts_and_has_no_limit() {
    portal(Portal.LimitProfile.SELF_HOSTED);
    call(1000);
    call(1000);
    assertThat(used()).isEqualTo(2000);
    assertThat(headers).isEmpty();
  }

  @Test
  void a_limit_of_ones_own_can_be_switched_on() {
    portal(Portal.LimitProfile.SELF_HOSTED);
    var switchedOn = new OperatingTime(portals, clock, Duration.ofMinutes(7));
    call(switchedOn, WEBHOOK, LIST, 421);
    isRefused(switchedOn);
    assertThat(headers).containsEntry("X-Operating-Limit", "420");
  }

  @Test
  void a_batch_itself_does_not_count() {
    portal(Portal.LimitProfile.CLOUD);
    call(operating, WEBHOOK, BATCH, 1000);
    call(operating, WEBHOOK, BATCH, 1000);
    assertThat(headers).isEmpty();
    var used = operating.used(WEBHOOK, "batch");
    assertThat(used.seconds()).isZero();
    assertThat(used.resetAtEpochSecond()).isEqualTo(clock.instant().getEpochSecond() + 600);
  }

  @Test
  void what_no_longer_counts_is_dropped() {
    portal(Portal.LimitProfile.CLOUD);
    for (int i = 0; i < 100; i++) {
      call(operating, caller("webhook:" + i), LIST, 1);
    }
    clock.forward(Duration.ofMinutes(5));
    call(operating, caller("webhook:7"), LIST, 1);
    assertThat(operating.meters()).isEqualTo(100);
    clock.forward(Duration.ofMinutes(6));
    call(operating, caller("webhook:8"), LIST, 1);
    assertThat(operating.meters()).isEqualTo(2);
    assertThat(operating.used(caller("webhook:7"), LIST.name()).seconds()).isEqualTo(1);
  }

  @Test
  void nothing_is_lost_among_many_threads() {
    portal(Portal.LimitProfile.SELF_HOSTED);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 4000; i++) {
        threads.execute(() -> operating.ran(WEBHOOK, LIST, 1_000_000));
      }
    }
    assertThat(used()).isEqualTo(4);
  }
}
