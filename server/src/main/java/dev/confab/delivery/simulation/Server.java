package dev.confab.delivery.simulation;

import dev.confab.basics.UserId;
import dev.confab.delivery.Bounds;
import dev.confab.delivery.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// A process with the store open: what it has to do, and whether its attempts keep to their limits.
final class Server {
  private final SimulatedClock clock;
  private final Bounds bounds;
  private final List<Runnable> tasks = new ArrayList<>();

  /// Attempts under way at a bot. Where the bot's terms or its address change, a new count begins,
  /// and those of before end in the one they began in.
  private final Map<UserId, AtomicInteger> running = new HashMap<>();

  /// When attempts at a bot were given to it, as long as the bot's terms are the same.
  private final Map<UserId, List<Instant>> begun = new HashMap<>();

  /// When its task that runs now was given to it.
  private Instant given = Instant.EPOCH;

  private int runningAtAll;
  private int attempts;

  /// It was paused, made an attempt, and could not write down what came of it.
  private boolean refused;

  boolean paused;

  Server(SimulatedClock clock, Bounds bounds) {
    this.clock = clock;
    this.bounds = bounds;
  }

  void give(Runnable task) {
    var now = clock.steady();
    tasks.add(
        () -> {
          var outer = given;
          given = now;
          task.run();
          given = outer;
        });
  }

  boolean idle() {
    return tasks.isEmpty();
  }

  void runOne(Random random) {
    if (!tasks.isEmpty()) {
      tasks.remove(random.nextInt(tasks.size())).run();
    }
  }

  /// Goes on where it was when it was replaced.
  void runReplaced(Random random) {
    int before = attempts;
    runOne(random);
    refused |= attempts > before;
  }

  /// An attempt begins; returns what [#end] needs.
  AtomicInteger begin(UserId bot, Terms terms) {
    if (refused) {
      throw new AssertionError("a server that was shut out made an attempt");
    }
    int most = terms.inFlightMax();
    var here = running.computeIfAbsent(bot, b -> new AtomicInteger());
    if (here.incrementAndGet() > most && !paused) {
      throw new AssertionError("more than " + most + " attempts at a time at bot " + bot);
    }
    attempts++;
    if (++runningAtAll > bounds.inFlightMax()) {
      throw new AssertionError("more attempts at a time than " + bounds.inFlightMax());
    }
    if (terms.perSecondMax() > 0 && !paused) {
      holdRate(bot, terms.perSecondMax());
    }
    return here;
  }

  /// Attempts of a second may come at once, and no more than its share in the time after it.
  private void holdRate(UserId bot, int most) {
    var all = begun.computeIfAbsent(bot, b -> new ArrayList<>());
    all.add(given);
    all.sort(Comparator.naturalOrder());
    for (int last = 0; last < all.size(); last++) {
      for (int first = 0; first < last; first++) {
        var took = Duration.between(all.get(first), all.get(last));
        if ((last + 1 - first - most) * 1_000_000_000L > took.toNanos() * most) {
          throw new AssertionError("more than " + most + " attempts a second at bot " + bot);
        }
      }
    }
  }

  void end(AtomicInteger here) {
    runningAtAll--;
    here.decrementAndGet();
  }

  /// The bot has other terms or another address from now on.
  void forgetLimits(UserId bot) {
    running.remove(bot);
    forgetRate(bot);
  }

  /// The attempts of the bot were none.
  void forgetRate(UserId bot) {
    begun.remove(bot);
  }
}
