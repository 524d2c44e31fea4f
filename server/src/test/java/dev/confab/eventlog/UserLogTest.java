package dev.confab.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UserLogTest {
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

    private final UserLog users = new UserLog(store, InstantSource.system());

    Contract(Database database) {
      super(database);
    }

    private boolean subscribes(long user) {
      return store.write(PORTAL, tx -> users.subscribe(tx, new UserId(user)));
    }

    @Test
    void whoever_would_be_one_too_many_is_told_so() {
      store.write(
          PORTAL,
          tx ->
              tx.run(
                  """
                  INSERT INTO user_subscriptions (portal_id, user_id, since_ms)
                  WITH RECURSIVE numbers (i) AS
                    (SELECT 2 UNION ALL SELECT i + 1 FROM numbers WHERE i < ?)
                  SELECT :portal, i, 0 FROM numbers\
                  """,
                  UserLog.SUBSCRIBERS_MAX));
      assertThat(subscribes(1)).isTrue();
      assertThat(subscribes(UserLog.SUBSCRIBERS_MAX + 1)).isFalse();
      assertThat(subscribes(2)).as("who is subscribed already").isTrue();
      store.write(
          PORTAL,
          tx -> {
            users.unsubscribe(tx, new UserId(2));
            return 0;
          });
      assertThat(subscribes(UserLog.SUBSCRIBERS_MAX + 1)).isTrue();
    }
  }
}
