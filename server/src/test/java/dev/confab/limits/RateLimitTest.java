package dev.confab.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.HandClock;
import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDrafts;
import dev.confab.portals.Portals;
import dev.confab.rpc.Origin;
import dev.confab.rpc.Request;
import dev.confab.rpc.SystemError;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final Database database = Databases.sqlite();
  private final HandClock clock = new HandClock("2026-03-02T08:30:00Z");
  private final Portals portals = new Portals(database.store(), clock);
  private final RateLimit limit = new RateLimit(portals, clock);
  private final Map<String, String> headers = new ConcurrentHashMap<>();

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  private void portal(String host, String plan, Portal.LimitProfile limits) {
    portals.ensure(PortalDrafts.of(host, plan, limits));
  }

  private static Request request(String host, String address) {
    return new Request(
        "profile",
        Request.Format.JSON,
        Json.mapper().createObjectNode(),
        new Request.Nothing(),
        host,
        new Origin(address, "http://" + host, false, "r1"));
  }

  private void call(String host, String address) {
    headers.clear();
    limit.admit(request(host, address), headers::put);
  }

  private void call(int times) {
    for (int i = 0; i < times; i++) {
      call("a.test", "192.0.2.1");
    }
  }

  private void isRefused() {
    assertThatThrownBy(() -> call(1))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.error()).isEqualTo(SystemError.QUERY_LIMIT_EXCEEDED));
  }

  @Test
  void the_fifty_first_request_at_once_is_refused() {
    portal("a.test", "professional", Portal.LimitProfile.CLOUD);
    call(50);
    assertThat(headers)
        .containsEntry("X-RateLimit-Remaining", "0")
        .doesNotContainKey("Retry-After");
    isRefused();
  }

  @Test
  void an_enterprise_plan_has_the_larger_bucket() {
    portal("a.test", "Enterprise", Portal.LimitProfile.CLOUD);
    call(250);
    isRefused();
    clock.forward(Duration.ofSeconds(1));
    call(5);
    isRefused();
  }

  @Test
  void two_requests_leak_out_in_a_second_and_refused_ones_never_went_in() {
    portal("a.test", "professional", Portal.LimitProfile.CLOUD);
    call(50);
    isRefused();
    isRefused();
    clock.forward(Duration.ofMillis(499));
    isRefused();
    clock.forward(Duration.ofMillis(1));
    call(1);
    isRefused();
    clock.forward(Duration.ofSeconds(1));
    call(2);
    isRefused();
  }

  @Test
  void two_requests_a_second_are_never_refused() {
    portal("a.test", "professional", Portal.LimitProfile.CLOUD);
    for (int i = 0; i < 1000; i++) {
      clock.forward(Duration.ofMillis(500));
      call(1);
    }
    assertThat(headers).containsEntry("X-RateLimit-Remaining", "49");
  }

  @Test
  void the_headers_tell_the_size_what_is_left_and_when_it_is_empty() {
    portal("a.test", "professional", Portal.LimitProfile.CLOUD);
    call(10);
    var empty = clock.instant().getEpochSecond() + 5;
    assertThat(headers)
        .containsOnly(
            Map.entry("X-RateLimit-Limit", "50"),
            Map.entry("X-RateLimit-Remaining", "40"),
            Map.entry("X-RateLimit-Reset", Long.toString(empty)));
    call(40);
    isRefused();
    assertThat(headers)
        .containsEntry("Retry-After", "1")
        .containsEntry("X-RateLimit-Remaining", "0")
        .containsEntry("X-RateLimit-Reset", Long.toString(empty + 20));
  }

  @Test
  void another_address_and_another_portal_have_buckets_of_their_own() {
    portal("a.test", "professional", Portal.LimitProfile.CLOUD);
    portal("b.test", "professional", Portal.LimitProfile.CLOUD);
    call(50);
    isRefused();
    call("a.test", "192.0.2.2");
    call("b.test", "192.0.2.1");
    assertThat(headers).containsEntry("X-RateLimit-Remaining", "49");
  }

  @Test
  void a_portal_of_ones_own_has_no_limit() {
    portal("a.test", "professional", Portal.LimitProfile.SELF_HOSTED);
    call(1000);
    assertThat(headers).isEmpty();
    assertThat(limit.buckets()).isZero();
  }

  @Test
  void a_host_that_is_no_portal_is_left_to_others() {
    call(60);
    assertThat(headers).isEmpty();
  }

  @Test
  void empty_buckets_are_dropped_and_busy_ones_stay() {
    portal("a.test", "professional", Portal.LimitProfile.CLOUD);
    call(50);
    for (int i = 0; i < 200; i++) {
      call("a.test", "198.51.100." + i);
    }
    assertThat(limit.buckets()).isEqualTo(201);
    clock.forward(Duration.ofSeconds(2));
    call("a.test", "203.0.113.1");
    assertThat(limit.buckets()).isEqualTo(2);
    call(4);
    isRefused();
  }

  @Test
  void more_addresses_than_are_kept_are_let_through_uncounted() {
    portal("a.test", "professional", Portal.LimitProfile.CLOUD);
    for (int i = 0; i <= RateLimit.BUCKETS_MAX; i++) {
      call("a.test", "2001:db8::" + i);
    }
    assertThat(limit.buckets()).isEqualTo(RateLimit.BUCKETS_MAX);
  }

  @Test
  void callers_at_the_same_moment_get_exactly_what_the_bucket_holds() {
    portal("a.test", "enterprise", Portal.LimitProfile.CLOUD);
    var admitted = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 1000; i++) {
        threads.execute(
            () -> {
              try {
                limit.admit(request("a.test", "192.0.2.1"), (name, value) -> {});
                admitted.incrementAndGet();
              } catch (Refusal full) {
                assertThat(full.error()).isEqualTo(SystemError.QUERY_LIMIT_EXCEEDED);
              }
            });
      }
    }
    assertThat(admitted).hasValue(250);
  }
}
