package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import dev.confab.delivery.simulation.Fault;
import dev.confab.delivery.simulation.World;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The simulated lives of [DeliverySimulationTest] on real databases that fail, one database for
/// each life. A failure names the seed; the property `confab.simulation.seed` runs it again.
class HarmedStoreTest {
  private static final int LIVES_AT_ONCE = 8;
  private static final Logger COURIER = Logger.getLogger(Courier.class.getName());
  private static final Logger STORE = Logger.getLogger("dev.confab.sql");

  /// Each life opens its store several times, and each time a pool of connections says so.
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

  private final MachineGround.Tally tally = new MachineGround.Tally();

  /// Thousands of broken attempts would each print their trace.
  @BeforeEach
  void quiet() {
    COURIER.setLevel(Level.OFF);
    STORE.setLevel(Level.OFF);
    POOL.setLevel(Level.OFF);
  }

  @AfterEach
  void loud() {
    COURIER.setLevel(null);
    STORE.setLevel(null);
    POOL.setLevel(null);
  }

  @Test
  void an_sqlite_file_with_torn_logs_and_a_full_disk_loses_nothing() {
    if (live("SQLite", 120, SqliteMachine::new)) {
      assertThat(tally.faults()).containsKeys(Fault.FULL, Fault.TORN, Fault.UNTOLD);
    }
  }

  @Test
  void a_postgres_that_fills_up_breaks_off_and_changes_hands_loses_nothing() {
    if (live("PostgreSQL", 40, PostgresMachine::new)) {
      assertThat(tally.takeovers()).isPositive();
      assertThat(tally.faults()).isNotEmpty();
    }
  }

  /// True when there were enough lives for everything to happen in one of them.
  private boolean live(String where, int lives, LongFunction<Machine> machine) {
    var chosen = Long.getLong("confab.simulation.seed");
    long first = chosen == null ? System.nanoTime() : chosen;
    int count = chosen == null ? lives : 1;
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newFixedThreadPool(LIVES_AT_ONCE)) {
      for (int life = 0; life < count; life++) {
        long seed = first + life;
        threads.execute(() -> live(seed, machine.apply(seed), failures));
      }
    }
    System.out.println(
        "delivery simulation: %d harmed lives on %s, first seed %d: %s"
            .formatted(count, where, first, tally));
    assertThat(failures).isEmpty();
    return count == lives;
  }

  private void live(long seed, Machine machine, Queue<String> failures) {
    var portal = new PortalId(1);
    try (machine) {
      new World(
              portal,
              seed,
              (clock, faults) -> new MachineGround(machine, portal, clock, faults, tally))
          .run();
    } catch (RuntimeException | AssertionError e) {
      failures.add("-Dconfab.simulation.seed=" + seed + ": " + e);
    }
  }
}
