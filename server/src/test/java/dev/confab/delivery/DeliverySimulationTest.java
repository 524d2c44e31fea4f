package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import dev.confab.delivery.simulation.Simulation;
import dev.confab.delivery.simulation.World;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
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

    private void live(int portal, long seed, Queue<String> failures) {
      try {
        var here = new PortalId(portal);
        new World(here, seed, clock -> new StoreGround(store, here, clock)).run();
      } catch (RuntimeException | AssertionError e) {
        failures.add("-Dconfab.simulation.seed=" + seed + ": " + e);
      }
    }
  }
}
