package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import dev.confab.house.Rooms;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Store;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Kills a whole server again and again while people write to bots that fetch their events. What
/// was answered must be handed out afterwards, and what a bot confirmed never again.
@Execution(ExecutionMode.CONCURRENT)
class FetchKillTest {
  private static final int KILLS = 12;
  private static final int WRITERS = 8;
  private static final int BOTS = 4;
  private static final int ANSWERS_MAX = 120;
  private static final PortalId PORTAL = new PortalId(1);

  @TempDir private Path folder;
  private List<Bot> bots = List.of();

  @Test
  void what_is_fetched_is_neither_lost_nor_handed_out_after_it_is_confirmed_on_sqlite()
      throws Exception {
    try (var database = Databases.sqlite()) {
      survives(database);
    }
  }

  @Test
  void what_is_fetched_is_neither_lost_nor_handed_out_after_it_is_confirmed_on_postgres()
      throws Exception {
    try (var database = Databases.postgres()) {
      survives(database);
    }
  }

  /// A bot, and how many of its messages an answer has shown to be confirmed.
  private static final class Bot implements Caller {
    final Poller poller;
    private int asked;
    private int confirmed;

    Bot(Poller poller) {
      this.poller = poller;
    }

    @Override
    public @Nullable ByteBuffer next() {
      asked = poller.messages.size();
      return poller.next();
    }

    @Override
    public void answered(Answer answer, long sent, long now) {
      poller.answered(answer, sent, now);
      confirmed = asked;
    }

    List<Long> confirmed() {
      return poller.messages.subList(0, confirmed);
    }
  }

  private void survives(Database database) throws Exception {
    var kills = new Kills(ANSWERS_MAX);
    var portal = Files.writeString(folder.resolve("portal.yml"), Stage.portalFile(WRITERS));
    var flags = QuickStart.flags(folder);
    Stage stage;
    try (var server = ServerProcess.start(flags, database.url(), portal.toString())) {
      var registrar = new Poller.Registrar(0, 1, BOTS);
      Stage.door(server.address()).run(List.of(registrar), 0);
      bots = registrar.registered.stream().map(Bot::new).toList();
      var ids = bots.stream().map(bot -> bot.poller.id).toList();
      stage = Stage.crowd(server.address(), WRITERS, ids);
    }
    for (int kill = 0; kill < KILLS; kill++) {
      var server = ServerProcess.start(flags, database.url(), portal.toString());
      var here = stage.movedTo(server.address());
      againNothing(here);
      bots.forEach(bot -> bot.poller.asks(Integer.MAX_VALUE));
      kills.writeUntilKilled(here, server, bots);
    }
    try (var server = ServerProcess.start(flags, database.url(), portal.toString())) {
      var here = stage.movedTo(server.address());
      kills.write(here, WRITERS);
      fetchAll(here);
      againNothing(here);
    }
    hold(kills.answered(), database);
  }

  /// A bot that forgot where it was is handed nothing that an answer said was confirmed.
  private void againNothing(Stage stage) {
    for (var bot : bots) {
      var forgetful = bot.poller.again();
      forgetful.asks(1);
      stage.run(List.of(forgetful), 0);
      var taken = new HashSet<>(bot.confirmed());
      assertThat(forgetful.messages).noneMatch(taken::contains);
    }
  }

  private void fetchAll(Stage stage) {
    int before;
    do {
      before = bots.stream().mapToInt(bot -> bot.poller.messages.size()).sum();
      bots.forEach(bot -> bot.poller.asks(2));
      stage.run(bots, 0);
    } while (before < bots.stream().mapToInt(bot -> bot.poller.messages.size()).sum());
  }

  private void hold(Set<Long> answered, Database database) {
    var fetched = bots.stream().flatMap(bot -> bot.poller.messages.stream()).toList();
    System.out.printf(
        "%d answered, %d fetched after %d kills%n", answered.size(), fetched.size(), KILLS);
    assertThat(fetched).doesNotHaveDuplicates().containsAll(answered);
    assertThat(answered).hasSizeGreaterThan(KILLS);
    for (var bot : bots) {
      assertThat(bot.confirmed()).isEqualTo(bot.poller.messages);
    }
    try (var store = Store.open(database.url())) {
      var ledger = Rooms.over(store, new byte[32], InstantSource.system()).log().counts(PORTAL);
      assertThat(ledger.balanced()).isTrue();
      assertThat(ledger.waiting()).isZero();
    }
  }
}
