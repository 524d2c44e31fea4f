package dev.confab.house.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.rpc.Answer;
import dev.confab.rpc.Request;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/// Wrong calls straight to the dispatcher. `-Dconfab.fuzz.calls=1000000` makes a long run of it,
/// `-Dconfab.fuzz.seed=N` repeats one.
class FuzzTest {
  private static final int CALLS = Integer.getInteger("confab.fuzz.calls", 20_000);
  private static final long SEED = Long.getLong("confab.fuzz.seed", 20261123);

  /// Callers beside each other: what they write is written in groups.
  private static final int CALLERS = 8;

  private static final int ROUND = 500;

  private static final int TELL_MAX = 10;

  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  @Test
  void no_wrong_call_is_the_servers_fault_on_sqlite() throws InterruptedException {
    run(Databases.sqlite(), CALLS);
  }

  @Test
  void no_wrong_call_is_the_servers_fault_on_postgresql() throws InterruptedException {
    run(Databases.postgres(), CALLS / 4);
  }

  private void run(Database database, int calls) throws InterruptedException {
    var began = System.nanoTime();
    try (database;
        var house = new FuzzedHouse(database.url())) {
      var callers =
          IntStream.range(0, CALLERS)
              .mapToObj(
                  i -> Thread.ofPlatform().start(() -> call(house, SEED + i, calls / CALLERS)))
              .toList();
      for (var caller : callers) {
        caller.join();
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf(
        "fuzz: seed %d, %d calls in %d ms, by status %s%n",
        SEED, calls, took.toMillis(), new TreeMap<>(statuses));
    assertThat(faults.stream().limit(TELL_MAX)).as("seed %d", SEED).isEmpty();
    assertThat(statuses).containsKeys(200, 400, 401, 403, 404);
  }

  private void call(FuzzedHouse house, long seed, int calls) {
    var wrong = new Wrong(seed, house.methods());
    for (int i = 0; i < calls; i++) {
      if (i % ROUND == 0) {
        house.layGround();
      }
      var call = wrong.next();
      var spent = new Spent();
      var answer = house.answer(call);
      statuses.merge(answer.status(), 1, Integer::sum);
      var fault = spent.isTooMuch() ? "took " + spent.time() : fault(call, answer);
      if (!fault.isEmpty()) {
        faults.add(fault + " at " + call);
      }
    }
  }

  /// What is wrong with an answer; empty when nothing is. A batch answers 200 whatever befell its
  /// commands.
  private static String fault(Wrong.Call call, Answer answer) {
    var text = FuzzedHouse.text(answer);
    if (answer.status() >= 500
        || text.contains("\"INTERNAL_SERVER_ERROR\"")
        || text.contains("\"ERROR_UNEXPECTED_ANSWER\"")) {
      return answer.status() + " " + text;
    }
    if (call.format() == Request.Format.XML) {
      return text.endsWith("</response>") ? "" : "no XML: " + text;
    }
    try {
      var body = Json.parse(text);
      return body.has("result") == body.has("error") ? "not one of result and error" : "";
    } catch (JacksonException e) {
      return "no JSON: " + e.getOriginalMessage();
    }
  }
}
