package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoreTest {
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
    static final PortalId PORTAL = new PortalId(1);

    Contract(Database database) {
      super(database);
    }

    @Test
    void what_is_written_can_be_read() {
      long id = store.write(PORTAL, tx -> tx.nextId(Counter.CHAT));
      assertThat(id).isEqualTo(1);
      var stored =
          store
              .reads(PORTAL)
              .first("SELECT value FROM counters WHERE portal_id = :portal", row -> row.number(1));
      assertThat(stored).isEqualTo(1L);
    }
  }
}
