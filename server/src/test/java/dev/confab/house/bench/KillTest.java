package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.house.Rooms;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Kills a whole server again and again while people write to a bot as fast as they can. What was
/// answered must be there afterwards, and the bot must have heard of it.
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
  private static final int KILLS = Integer.getInteger("confab.kills", 20);
  private static final int WRITERS = 8;
  private static final int ANSWERS_MAX = 80;
  private static final long PATIENCE_MILLIS = 30_000;
  private static final PortalId PORTAL = new PortalId(1);

  @TempDir private Path folder;

  @Test
  void nothing_answered_is_lost_on_sqlite() throws Exception {
    try (var database = Databases.sqlite()) {
      survives(database);
    }
  }

  @Test
  void nothing_answered_is_lost_on_postgres() throws Exception {
    try (var database = Databases.postgres()) {
      survives(database);
    }
  }

  private void survives(Database database) throws IOException, InterruptedException {
    var kills = new Kills(ANSWERS_MAX);
    var portal = Files.writeString(folder.resolve("portal.yml"), Stage.portalFile(WRITERS));
    try (var sink = new Sink()) {
      Stage stage;
      var flags = QuickStart.flags(folder);
      try (var server = start(flags, database, portal)) {
        stage = Stage.own(server.address(), WRITERS, sink.address());
      }
      for (int kill = 0; kill < KILLS; kill++) {
        var server = start(flags, database, portal);
        kills.writeUntilKilled(stage.movedTo(server.address()), server, List.of());
      }
      try (var server = start(flags, database, portal)) {
        kills.write(stage.movedTo(server.address()), WRITERS);
        assertThat(sink.awaitAll(kills.answered(), PATIENCE_MILLIS))
            .as("all were delivered")
            .isTrue();
      }
      hold(kills, database, sink);
    }
  }

  private ServerProcess start(List<String> flags, Database database, Path portal)
      throws IOException {
    return ServerProcess.start(flags, database.url(), portal.toString());
  }

  private static void hold(Kills kills, Database database, Sink sink) {
    try (var store = Store.open(database.url())) {
      var rooms = Rooms.over(store, new byte[32], InstantSource.system());
      var reads = store.reads(PORTAL);
      var stored = new HashSet<Long>();
      for (var id : kills.answered()) {
        if (rooms.messages().find(reads, new MessageId(id)) != null) {
          stored.add(id);
        }
      }
      var audit = Audit.of(kills.writers(), stored, sink.arrivals());
      System.out.printf(
          "%d answered, %d events repeated after %d kills%n",
          audit.answered(), audit.repeated(), KILLS);
      assertThat(audit.faults()).isEmpty();
      assertThat(audit.answered()).isGreaterThan(KILLS);
      var ledger = rooms.log().counts(PORTAL);
      assertThat(ledger.balanced()).isTrue();
      assertThat(ledger.waiting() + ledger.dead() + ledger.expired() + ledger.withdrawn()).isZero();
      assertThat(
              count(
                  reads,
                  "SELECT COUNT(*) FROM events WHERE portal_id = :portal"
                      + " AND event = 'ONIMBOTMESSAGEADD'"))
          .as("an event for each message, whether it was answered or not")
          .isEqualTo(count(reads, "SELECT COUNT(*) FROM messages WHERE portal_id = :portal"));
    }
  }

  private static long count(Reads reads, String sql) {
    return reads.list(sql, row -> row.number(1)).getFirst();
  }
}
