package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CounterTest {
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

  abstract static class Contract extends DatabaseContract {
    private static final PortalId PORTAL = new PortalId(1);

    Contract(Database database) {
      super(database);
    }

    private long next(Store store) {
      return store.write(PORTAL, tx -> tx.nextId(Counter.USER));
    }

    private void reserve(long taken) {
      store.write(
          PORTAL,
          tx -> {
            tx.reserve(Counter.USER, taken);
            return taken;
          });
    }

    @Test
    void a_number_somebody_chose_is_not_handed_out() {
      reserve(7);
      assertThat(next(store)).isEqualTo(8);
    }

    @Test
    void a_number_behind_the_sequence_changes_nothing() {
      next(store);
      next(store);
      reserve(1);
      assertThat(next(store)).isEqualTo(3);
    }

    @Test
    void what_was_reserved_is_remembered_over_a_restart() {
      reserve(41);
      assertThat(next(database.reopened())).isEqualTo(42);
    }
  }
}
