package dev.confab.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.HandClock;
import dev.confab.basics.Json;
import dev.confab.basics.LogEar;
import dev.confab.basics.UserId;
import dev.confab.house.PortalContract;
import dev.confab.rpc.Ended;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Origin;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Dialect;
import dev.confab.sql.Store;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallLogTest {
  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }

    private static final int PAGES_MAX = 400;
    private static final CallKeep KEPT = keep(CallKeep.Which.ALL);

    private void write(CallLog log, int turns) {
      for (int i = 0; i < turns; i++) {
        for (int calls = 0; calls < 20; calls++) {
          log.ended(call("WRONG", "x".repeat(8_000)));
        }
        log.work(CallLog.Counts.NOBODYS);
      }
    }

    @Test
    void a_full_disk_is_told_of_once_each_time_it_is_full() {
      try (var ear = new LogEar(CallLog.class)) {
        database.closeStore();
        try (var full = Store.open(database.url() + "?max_page_count=" + PAGES_MAX)) {
          var log = new CallLog(full, rooms.portals(), rooms.apps(), KEPT, clock);
          write(log, 20);
          assertThat(ear.told()).hasSize(1);
          assertThat(ear.told().getFirst())
              .startsWith("SEVERE Calls cannot be written down and are lost");
          full.write(portal, tx -> tx.run("DELETE FROM calls WHERE portal_id = :portal"));
          write(log, 20);
          assertThat(ear.told()).hasSize(2);
        }
      }
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }

  /// What a stranger may send.
  private static final class ContractHeaders {
    static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0=.c2lnbmVk-_x";

    static void each(BiConsumer<String, String> each) {
      each.accept("User-Agent", "bot/1");
      each.accept("Authorization", "Bearer topsecret");
      each.accept("Cookie", "confab_session=topsecret");
      each.accept("X-Client-Secret", "topsecret");
      each.accept("X-Api-Key", "topsecret");
      each.accept("Cf-Access-Jwt-Assertion", "topsecret");
      each.accept("Referer", "http://a.example/rest/1/topsecret/profile?auth=topsecret");
      for (var name :
          List.of(
              "X-Sid", "X-Otp", "X-Pin", "X-Hmac", "X-Ms-Client-Principal", "X-Amzn-Oidc-Data")) {
        each.accept(name, "topsecret");
      }
      each.accept("X-Who", "user " + JWT);
      each.accept("X-Original-URI", "/back?code=topsecret&state=1&sid=topsecret&sessid=topsecret");
      each.accept("X-Forwarded-Uri", "/confab/stream/1/topsecret?bot=5&inside=2");
      each.accept("X-Odd", "a\0b");
      each.accept("X-Long", "x y ".repeat(1_000));
      for (int i = 0; i < 200; i++) {
        each.accept("X-Many-" + i, "v");
      }
      each.accept("X-Huge".repeat(1_000), "v");
    }
  }

  abstract static class Contract extends PortalContract {
    static final MethodSpec<NoParams, Boolean> SPEC =
        MethodSpec.reading("im.nothing", NoParams.class, Boolean.class);
    static final CallFilter ANY =
        new CallFilter(null, null, null, null, null, null, null, null, null);

    final HandClock clock = new HandClock("2026-02-26T12:00:00Z");

    Contract(Database database) {
      super(database);
    }

    CallLog log(CallKeep keep) {
      return new CallLog(store, rooms.portals(), rooms.apps(), keep, clock);
    }

    static CallKeep keep(CallKeep.Which which) {
      return new CallKeep(which, Duration.ofDays(1), 1_000_000);
    }

    Ended call(@Nullable String error, String text) {
      return call(error, text, "webhook:1");
    }

    Ended call(@Nullable String error, String text, String credential) {
      var caller =
          new Caller(portal, new UserId(1), Caller.Auth.WEBHOOK, Set.of(), null, null, credential);
      return new Ended(
          Ended.Way.REQUEST,
          clock.instant(),
          "im.nothing",
          SPEC,
          caller,
          "",
          new Origin("127.0.0.1", "http://a.example", false, "r1"),
          Json.mapper().createObjectNode().put("TEXT", text),
          1_500,
          error == null ? 200 : 400,
          error,
          false,
          () -> Json.mapper().createParser("{\"result\":true}"));
    }

    List<KeptCall> kept() {
      return CallsSql.list(store.reads(portal), ANY, Long.MAX_VALUE, 2_000);
    }

    List<Usage> counted() {
      return CountsSql.since(store.reads(portal), 0, null, 100);
    }

    @Test
    void a_full_queue_drops_what_succeeded_first_and_counts_what_it_drops() {
      var log = log(keep(CallKeep.Which.ALL));
      int half = CallLog.WAITING_MAX / 2;
      for (int i = 0; i < half + 10; i++) {
        log.ended(call(null, ""));
      }
      assertThat(log.dropped()).isEqualTo(10);
      for (int i = 0; i < half + 5; i++) {
        log.ended(call("WRONG", ""));
      }
      assertThat(log.dropped()).isEqualTo(15);
      log.settle();
      assertThat(kept()).hasSize(CallLog.WAITING_MAX);
      assertThat(log.kept()).isEqualTo(CallLog.WAITING_MAX);
    }

    @Test
    void what_does_not_fit_into_one_turn_is_written_in_the_next_one() {
      var log = log(keep(CallKeep.Which.ALL));
      for (int i = 0; i < 60; i++) {
        log.ended(call(null, ""));
      }
      log.turn(1);
      assertThat(log.kept()).isBetween(1L, 59L);
      log.turn(2);
      assertThat(log.kept()).isEqualTo(60);
    }

    @Test
    void what_waits_when_the_log_is_closed_is_written() {
      var log = log(keep(CallKeep.Which.ALL));
      log.start();
      for (int i = 0; i < 400; i++) {
        log.ended(call(null, ""));
      }
      log.close();
      assertThat(kept()).hasSize(400);
    }

    @Test
    void polls_in_vain_leave_room_for_other_calls() {
      var log = log(keep(CallKeep.Which.ALL));
      for (int i = 0; i < CallLog.POLLS_AT_ONCE + 10; i++) {
        log.ended(idle(call(null, "")));
      }
      assertThat(log.dropped()).isEqualTo(10);
      log.ended(call(null, ""));
      log.ended(idle(call("WRONG", "")));
      assertThat(log.dropped()).isEqualTo(10);
      clock.forward(Duration.ofSeconds(1));
      for (int i = 0; i < CallLog.POLLS_A_SECOND + 1; i++) {
        log.ended(idle(call(null, "")));
      }
      assertThat(log.dropped()).isEqualTo(11);
      log.settle();
      assertThat(kept()).hasSize(CallLog.POLLS_AT_ONCE + 2 + CallLog.POLLS_A_SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WRONG"})
    void where_calls_keep_coming_fewer_are_taken_than_can_be_written(String error) {
      var log = log(keep(CallKeep.Which.ALL));
      int half = CallLog.WAITING_MAX / 2;
      for (int i = 0; i < half; i++) {
        log.ended(call(error.isEmpty() ? null : error, ""));
      }
      log.settle();
      clock.forward(Duration.ofSeconds(1));
      for (int i = 0; i < half; i++) {
        log.ended(call(error.isEmpty() ? null : error, ""));
      }
      assertThat(log.dropped()).isEqualTo(half - CallLog.CALLS_A_SECOND);
    }

    private static Ended idle(Ended call) {
      return new Ended(
          call.way(),
          call.at(),
          call.method(),
          call.spec(),
          call.caller(),
          call.host(),
          call.origin(),
          call.params(),
          call.nanos(),
          call.status(),
          call.error(),
          true,
          call.answer());
    }

    @Test
    void every_call_is_counted_whether_it_is_kept_or_not() {
      var log = log(keep(CallKeep.Which.ERRORS));
      log.ended(call(null, ""));
      log.ended(call("WRONG", ""));
      log.settle();
      log.ended(call(null, ""));
      log.settle();
      assertThat(kept()).hasSize(1);
      var usage = counted().getFirst();
      assertThat(usage.method()).isEqualTo("im.nothing");
      assertThat(usage.credential()).isEqualTo("webhook:1");
      assertThat(List.of(usage.calls(), usage.refused())).containsExactly(3L, 1L);
      assertThat(usage.last()).isEqualTo(clock.instant());
    }

    @Test
    void who_calls_without_end_is_counted_in_the_store_now_and_then() {
      var log = log(keep(CallKeep.Which.ERRORS));
      log.ended(call(null, ""));
      log.work(CallLog.Counts.OF_THE_NEW);
      assertThat(counted().getFirst().calls()).isEqualTo(1);
      log.ended(call(null, ""));
      log.ended(call(null, ""));
      log.work(CallLog.Counts.OF_THE_NEW);
      assertThat(counted().getFirst().calls()).isEqualTo(1);
      log.work(CallLog.Counts.ALL);
      assertThat(counted().getFirst().calls()).isEqualTo(3);
      log.work(CallLog.Counts.ALL); // silent since the last time
      log.ended(call(null, ""));
      log.work(CallLog.Counts.OF_THE_NEW);
      assertThat(counted().getFirst().calls()).isEqualTo(4);
    }

    @Test
    void headers_are_kept_without_secrets_and_bounded() {
      var log = log(keep(CallKeep.Which.ALL));
      log.ended(with(call(null, ""), Ended.Way.REQUEST));
      log.ended(with(call(null, ""), Ended.Way.BATCH));
      log.settle();
      var reads = store.reads(portal);
      var ids = kept().stream().map(KeptCall::id).toList();
      var found = CallsSql.find(reads, ids.getLast());
      assertThat(found).isNotNull();
      var headers = KeptHeaders.read(found.call().headers());
      assertThat(headers)
          .contains(
              new KeptHeaders.Header("User-Agent", "bot/1"),
              new KeptHeaders.Header("Authorization", "***"),
              new KeptHeaders.Header("Cookie", "***"),
              new KeptHeaders.Header("X-Client-Secret", "***"),
              new KeptHeaders.Header("X-Api-Key", "***"),
              new KeptHeaders.Header("Cf-Access-Jwt-Assertion", "***"),
              new KeptHeaders.Header("Referer", "http://a.example/rest/1/***/profile?auth=***"),
              new KeptHeaders.Header("X-Who", "user ***"),
              new KeptHeaders.Header("X-Original-URI", "/back?code=***&state=1&sid=***&sessid=***"),
              new KeptHeaders.Header("X-Forwarded-Uri", "/confab/stream/1/***?bot=5&inside=2"));
      assertThat(found.call().headers()).doesNotContain("topsecret").doesNotContain("eyJ");
      assertThat(headers).hasSizeLessThanOrEqualTo(KeptHeaders.COUNT_MAX);
      assertThat(headers.stream().mapToInt(one -> one.value().length()).max()).hasValue(501);
      assertThat(found.call().headers().length()).isLessThan(2 * KeptHeaders.LENGTH_MAX);
      assertThat(CallsSql.find(reads, ids.getFirst()).call().headers()).isEmpty();
      assertThat(CallsSql.size(reads).bytes()).isGreaterThan(found.call().headers().length());
    }

    private static Ended with(Ended call, Ended.Way way) {
      var origin = new Origin("127.0.0.1", "http://a.example", false, "r1", ContractHeaders::each);
      return new Ended(
          way,
          call.at(),
          call.method(),
          call.spec(),
          call.caller(),
          call.host(),
          origin,
          call.params(),
          call.nanos(),
          call.status(),
          call.error(),
          call.idle(),
          call.answer());
    }

    @Test
    void counts_of_many_callers_are_written_in_portions_and_none_is_left_out() {
      var log = log(keep(CallKeep.Which.ERRORS));
      int callers = 3 * CallLog.COUNTS_AT_ONCE + 1;
      for (int i = 0; i < callers; i++) {
        log.ended(call(null, "", "webhook:" + i));
        log.ended(call(null, "", "webhook:" + i));
      }
      for (var token : List.of("nobodys", "nobodys either")) {
        var call = call(null, "", "webhook:0");
        call.params().put("CLIENT_ID", token);
        log.ended(call);
      }
      long before = store.groups();
      log.settle();
      assertThat(store.groups() - before).as("two more counts of one row").isEqualTo(4);
      var counted = CountsSql.since(store.reads(portal), 0, null, 1_000);
      assertThat(counted).hasSize(callers);
      assertThat(counted)
          .allMatch(
              usage -> usage.calls() == (usage.credential().equals("webhook:0") ? 4 : 2),
              "as often as each called");
      if (store.dialect() == Dialect.POSTGRES) { // which tells of each row who wrote it
        var sizes =
            store
                .reads(portal)
                .list(
                    "SELECT COUNT(*) FROM call_counts WHERE portal_id = :portal GROUP BY xmin",
                    row -> row.number(1));
        assertThat(sizes).hasSize(4).allMatch(size -> size <= CallLog.COUNTS_AT_ONCE);
      }
    }

    private AppId application(String token) {
      return write(tx -> rooms.apps().ofBotToken(tx, token, Set.of())).id();
    }

    @Test
    void a_call_is_of_the_bot_that_made_it_whoever_has_its_token_afterwards() {
      var log = log(keep(CallKeep.Which.ALL));
      var before = application("old");
      var call = call(null, "");
      call.params().put("botToken", "old");
      log.ended(call);
      log.ended(idle(call));
      write(
          tx -> {
            rooms.apps().rotate(tx, before, "new");
            return true;
          });
      var exchange = call(null, "");
      exchange.params().put("botToken", "old").putObject("fields").put("botToken", "new");
      log.ended(exchange);
      var after = application("old");
      log.ended(call);
      log.settle();
      assertThat(kept().stream().map(one -> one.call().by().app()))
          .containsExactly(after, before, before, before);
      assertThat(counted().stream().map(Usage::app)).containsExactly(before, after);
    }

    @Test
    void a_client_id_that_no_database_keeps_is_nobodys() {
      var log = log(keep(CallKeep.Which.ALL));
      var call = call("WRONG", "");
      call.params().put("CLIENT_ID", "a\0b");
      log.ended(call);
      log.settle();
      assertThat(kept()).hasSize(1);
      assertThat(counted()).hasSize(1);
    }

    @Test
    void a_log_that_is_off_keeps_and_counts_nothing() {
      var log = log(keep(CallKeep.Which.OFF));
      log.ended(call("WRONG", ""));
      log.settle();
      assertThat(kept()).isEmpty();
      assertThat(counted()).isEmpty();
    }

    @Test
    void what_is_old_is_removed_and_its_count_stays_for_a_year() {
      var keep = keep(CallKeep.Which.ALL);
      var log = log(keep);
      var sweep = new CallSweep(store, rooms.portals(), keep, clock);
      log.ended(call(null, "old"));
      log.settle();
      clock.forward(Duration.ofHours(25));
      log.ended(call(null, "new"));
      log.settle();
      sweep.sweep();
      assertThat(kept()).hasSize(1);
      assertThat(counted().getFirst().calls()).isEqualTo(2);
      clock.forward(Duration.ofDays(400));
      sweep.sweep();
      assertThat(kept()).isEmpty();
      assertThat(counted().getFirst().calls()).isEqualTo(1);
    }

    @Test
    void the_oldest_go_when_there_are_too_many_bytes() {
      var keep = keep(CallKeep.Which.ALL);
      var log = log(keep);
      for (int i = 0; i < 400; i++) {
        log.ended(call(null, "x".repeat(5_000)));
      }
      log.settle();
      new CallSweep(store, rooms.portals(), keep, clock).sweep();
      var size = CallsSql.size(store.reads(portal));
      assertThat(size.bytes()).isBetween(900_000L, keep.bytes());
      assertThat(kept().getFirst().id().value()).isEqualTo(400);
    }
  }
}
