package dev.confab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.CommandId;
import dev.confab.basics.MessageId;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommandUsesTest {
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
    private static final CommandId COMMAND = new CommandId(1);

    Contract(Database database) {
      super(database);
    }

    private void use(long message) {
      clock().forward(Duration.ofMillis(1));
      var now = clock().instant();
      write(
          tx -> {
            var forgotten = now.minus(Commands.ANSWER_PERIOD);
            CommandsSql.use(tx, new MessageId(message), COMMAND, now, forgotten);
            return null;
          });
    }

    private boolean isKept(long message) {
      return CommandsSql.isUsed(
          store.reads(portal), new MessageId(message), COMMAND, Instant.EPOCH);
    }

    @Test
    void after_a_busy_day_uses_are_forgotten_part_by_part() {
      long all = CommandsSql.FORGOTTEN_AT_ONCE + 50;
      for (long message = 1; message <= all; message++) {
        use(message);
      }
      assertThat(isKept(1)).isTrue();
      clock().forward(Commands.ANSWER_PERIOD.plusMillis(all));
      use(all + 1);
      assertThat(isKept(CommandsSql.FORGOTTEN_AT_ONCE)).isFalse();
      assertThat(isKept(CommandsSql.FORGOTTEN_AT_ONCE + 1)).isTrue();
      use(all + 2);
      assertThat(isKept(all)).isFalse();
      assertThat(isKept(all + 1)).isTrue();
    }
  }
}
