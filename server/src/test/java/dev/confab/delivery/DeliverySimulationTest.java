package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.delivery.simulation.Ground;
import dev.confab.delivery.simulation.Simulation;
import dev.confab.delivery.simulation.Touch;
import dev.confab.delivery.simulation.World;
import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Many short lives of a server, each determined by its seed. A failure names the seed; the
/// property `confab.simulation.seed` runs it again, `confab.simulation.runs` runs more.
class DeliverySimulationTest {
  private static final int PORTALS_AT_ONCE = 32;
  private static final Logger LOG = Logger.getLogger(Courier.class.getName());

  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite(), 300);
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres(), 100);
    }
  }

  /// Thousands of broken attempts would each print their trace.
  @BeforeEach
  void quiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void loud() {
    LOG.setLevel(null);
  }

  @Test
  void nothing_is_lost_when_servers_die_disks_are_full_and_servers_take_over_from_each_other() {
    var chosen = Long.getLong("confab.simulation.seed");
    long first = chosen == null ? System.nanoTime() : chosen;
    int count = chosen == null ? Integer.getInteger("confab.simulation.runs", 10_000) : 1;
    System.out.println("delivery simulation: " + count + " runs in memory, first seed " + first);
    assertThat(Simulation.run(first, count)).isEmpty();
  }

  abstract static class Contract extends DatabaseContract {
    private final int runs;

    Contract(Database database, int runs) {
      super(database);
      this.runs = runs;
    }

    @Test
    void nothing_is_lost_and_nothing_overtakes_whatever_goes_wrong() {
      var chosen = Long.getLong("confab.simulation.seed");
      long first = chosen == null ? System.nanoTime() : chosen;
      int count = chosen == null ? runs : 1;
      System.out.println("delivery simulation: " + count + " runs, first seed " + first);
      Queue<String> failures = new ConcurrentLinkedQueue<>();
      try (var threads = Executors.newFixedThreadPool(PORTALS_AT_ONCE)) {
        for (int run = 0; run < count; run++) {
          int portal = run + 1;
          threads.execute(() -> live(portal, first + portal - 1, failures));
        }
      }
      assertThat(failures).isEmpty();
    }

    /// What a world finds while a server works must not end as one more failed attempt.
    @Test
    void what_is_found_within_a_server_is_told() {
      var here = new PortalId(1_000);
      assertThatThrownBy(
              () ->
                  new World(
                          here,
                          1,
                          (clock, faults) -> new LateGround(new StoreGround(store, here, clock)))
                      .run())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("before its time");
    }

    private void live(int portal, long seed, Queue<String> failures) {
      try {
        var here = new PortalId(portal);
        new World(here, seed, (clock, faults) -> new StoreGround(store, here, clock)).run();
      } catch (RuntimeException | AssertionError e) {
        failures.add("-Dconfab.simulation.seed=" + seed + ": " + e);
      }
    }
  }

  /// A store that says of each event that its time is still to come.
  private record LateGround(Ground ground) implements Ground {
    @Override
    public Backlog open() {
      return ground.open();
    }

    @Override
    public Backlog takeOver() {
      return ground.takeOver();
    }

    @Override
    public boolean changesHands() {
      return ground.changesHands();
    }

    @Override
    public EventId append(NewEvent event) {
      return ground.append(event);
    }

    @Override
    public void withdraw(UserId bot) {
      ground.withdraw(bot);
    }

    @Override
    public void readdress(UserId bot, AppId app) {
      ground.readdress(bot, app);
    }

    @Override
    public List<Event> waiting(UserId bot, int limit) {
      return ground.waiting(bot, limit);
    }

    @Override
    public void take(List<Event> events) {
      ground.take(events);
    }

    @Override
    public State state(EventId id) {
      return ground.state(id);
    }

    @Override
    public boolean touch(EventId id, Touch wish, String data) {
      return ground.touch(id, wish, data);
    }

    @Override
    public Event event(EventId id) {
      var event = ground.event(id);
      return event.waiting(Instant.MAX, event.attempts());
    }

    @Override
    public String triedAt(Event event) {
      return ground.triedAt(event);
    }

    @Override
    public EventId newest() {
      return ground.newest();
    }

    @Override
    public Ledger ledger() {
      return ground.ledger();
    }

    @Override
    public Ledger ledger(UserId bot) {
      return ground.ledger(bot);
    }
  }
}
