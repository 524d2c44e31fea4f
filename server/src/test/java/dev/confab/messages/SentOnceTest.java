package dev.confab.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.DialogId;
import dev.confab.basics.MessageId;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SentOnceTest {
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

  abstract static class Contract extends PortalContract {
    private final SentOnce once = new SentOnce(clock());
    private final AtomicLong last = new AtomicLong();

    Contract(Database database) {
      super(database);
    }

    private MessageId said(String called) {
      clock().forward(Duration.ofMillis(1));
      var dialog = new DialogId.WithUser(boris);
      return write(
          tx ->
              once.send(
                  tx,
                  anna,
                  dialog,
                  called,
                  List.of("Hello"),
                  () -> new MessageId(last.incrementAndGet())));
    }

    private long kept() {
      var rows =
          store
              .reads(portal)
              .list(
                  "SELECT COUNT(*) FROM sent_once WHERE portal_id = :portal", row -> row.number(1));
      return rows.getFirst();
    }

    @Test
    void a_name_is_known_for_a_day() {
      var first = said("one");
      assertThat(said("one")).isEqualTo(first);
      clock().forward(SentOnce.KEPT);
      assertThat(said("one")).isNotEqualTo(first);
    }

    @Test
    void after_a_busy_day_names_are_forgotten_part_by_part() {
      for (int i = 0; i < 2 * SentOnce.PRUNED_AT_ONCE + 50; i++) {
        said("name " + i);
      }
      clock().forward(SentOnce.KEPT);
      said("next");
      assertThat(kept()).isEqualTo(SentOnce.PRUNED_AT_ONCE + 51);
      said("and next");
      assertThat(kept()).isEqualTo(52);
      said("and the last");
      assertThat(kept()).isEqualTo(3);
    }
  }
}
