package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.Event;
import dev.confab.sql.Databases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A courier that does not know whether the store is still its own.
class CourierDoubtTest extends CourierGround {
  private Duration silence = Duration.ZERO;
  private Runnable whileProving = () -> {};
  private boolean refusing;
  private String refused = "";
  private int proofs;
  private final List<Runnable> work = new ArrayList<>();
  private final Courier doubter =
      new Courier(
          (Backlog)
              Proxy.newProxyInstance(
                  Backlog.class.getClassLoader(), new Class<?>[] {Backlog.class}, this::answer),
          () -> List.of(PORTAL),
          this::post,
          new Directions(
              store, agreements, notes, (reads, id) -> addresses.get(id), Tellings.BOTH, clock),
          RetryLadder.DURABLE,
          clock,
          Bounds.SERVER,
          new Random(1),
          work::add);

  CourierDoubtTest() {
    super(Databases.sqlite());
  }

  private Object answer(Object proxy, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "silence" -> {
        return silence;
      }
      case "prove" -> {
        proofs++;
        whileProving.run();
      }
      default -> {
        // as it is
      }
    }
    boolean ends = method.getName().equals("acknowledge");
    boolean proves = method.getName().equals("prove");
    if ((refusing && (ends || proves)) || (ends && ((Event) arguments[0]).lane().equals(refused))) {
      throw new IllegalStateException("another server is using this store");
    }
    try {
      return method.invoke(log, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void a_server_that_was_paused_and_replaced_makes_no_new_attempt() {
    refusing = true;
    silence = Duration.ofSeconds(20);
    append("chat1");
    settle(doubter, work);
    assertThat(proofs).isPositive();
    assertThat(posted).isEmpty();
    refusing = false;
    clock.move(Duration.ofSeconds(3));
    settle(doubter, work);
    assertThat(posted).as("it was paused and is not replaced").hasSize(1);
  }

  @Test
  void a_server_that_was_heard_of_a_moment_ago_proves_nothing() {
    silence = Duration.ofSeconds(1);
    append("chat1");
    settle(doubter, work);
    assertThat(posted).hasSize(1);
    assertThat(proofs).isZero();
  }

  @Test
  void a_failure_while_another_attempt_was_being_proven_is_not_forgotten() {
    refusing("chat1");
    append("chat2");
    append("chat3");
    var other = work.removeLast();
    whileProving =
        () -> {
          whileProving = () -> {};
          refused = "bot7/chat3";
          other.run();
          refused = "";
        };
    settle(doubter, work);
    int before = proofs;
    append("chat4");
    settle(doubter, work);
    assertThat(posted).hasSize(4);
    assertThat(proofs).isEqualTo(before + 1);
  }

  /// What comes of this dialog's attempt cannot be written down.
  private void refusing(String dialog) {
    refused = "bot7/" + dialog;
    append(dialog);
    settle(doubter, work);
    refused = "";
  }
}
