package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.Apps;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A handler that is down, with more dialogs than memory holds.
class CrowdTest {
  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }

  abstract static class Contract extends CourierGround {
    static final UserId OTHER = new UserId(8);
    static final HandlerId ELSEWHERE = new HandlerId(2);
    static final Bounds SMALL = new Bounds(16, 4, 16, 4, 1_000);

    final List<Runnable> work = new ArrayList<>();

    Contract(Database database) {
      super(database);
      addresses.put(ELSEWHERE, "https://elsewhere.example.com/");
      handler = event -> event.handler().equals(ELSEWHERE) ? WELL : DOWN;
    }

    EventId appendOther(String dialog) {
      var apps = new Apps(store, clock);
      var other = store.write(PORTAL, tx -> apps.ofWebhookCaller(tx, "other", Set.of()).id());
      var news = new NewEvent("bot8/" + dialog, "X", OTHER, other, ELSEWHERE, null, null, "{}");
      return store.write(PORTAL, tx -> log.append(tx, news));
    }

    @Test
    void another_bot_is_told_at_once() {
      try (var small = courier(work, SMALL)) {
        for (int i = 0; i < 40; i++) {
          append("chat" + i);
          settle(small, work);
        }
        var told = List.of(appendOther("chat1"), appendOther("chat2"));
        settle(small, work);
        assertThat(posted).containsAll(told);
        assertThat(small.lanes()).isLessThanOrEqualTo(16);
      }
    }

    @Test
    void what_waited_for_another_bot_is_found_after_a_start() {
      for (int i = 0; i < 40; i++) {
        append("chat" + i);
      }
      var waited = appendOther("chat1");
      try (var small = courier(work, SMALL)) {
        for (int look = 0; look < 3; look++) {
          settle(small, work);
          clock.move(Duration.ofSeconds(2));
        }
        assertThat(posted).contains(waited);
      }
    }

    @Test
    void nothing_of_the_crowd_is_forgotten() {
      try (var small = courier(work, SMALL)) {
        for (int i = 0; i < 40; i++) {
          append("chat" + i);
          settle(small, work);
          appendOther("chat" + i);
        }
        handler = event -> WELL;
        for (int look = 0; look < 300 && log.waiting(PORTAL) > 0; look++) {
          settle(small, work);
          clock.move(Duration.ofSeconds(2));
        }
        assertThat(log.counts(PORTAL).waiting()).isZero();
        assertThat(new HashSet<>(posted)).hasSize(80);
      }
    }
  }
}
