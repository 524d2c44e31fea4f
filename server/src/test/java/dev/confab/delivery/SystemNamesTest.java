package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemNamesTest {
  private final CountDownLatch answers = new CountDownLatch(1);
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final List<Thread> askers = new ArrayList<>();

  /// A system whose server for everything with `slow` in its name does not answer.
  private InetAddress[] system(String host) throws UnknownHostException {
    asked.merge(host, 1, Integer::sum);
    if (host.contains("slow")) {
      try {
        answers.await();
      } catch (InterruptedException e) {
        throw new UnknownHostException(host);
      }
    }
    if (host.contains("nowhere")) {
      throw new UnknownHostException(host);
    }
    return AddressGuardTest.literals("93.184.215.14");
  }

  private SystemNames names(SystemNames.Limits limits, Duration answerMax) {
    return new SystemNames(this::system, limits, answerMax);
  }

  /// Returns when the asker waits for the answer.
  private void askFor(SystemNames names, String host) {
    var asker =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    names.lookup(host);
                  } catch (UnknownHostException e) {
                    // an answer all the same
                  }
                });
    while (asker.getState() != Thread.State.TIMED_WAITING && asker.isAlive()) {
      Thread.onSpinWait();
    }
    askers.add(asker);
  }

  /// Returns when the system was asked for the host.
  private void awaitAsked(String host) {
    while (!asked.containsKey(host)) {
      Thread.onSpinWait();
    }
  }

  private static boolean finds(SystemNames names, String host) {
    try {
      return names.lookup(host).length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @AfterEach
  void answer() throws Exception {
    answers.countDown();
    for (var asker : askers) {
      asker.join();
    }
  }

  @Test
  void dialogs_of_one_handler_share_a_lookup_and_hold_up_no_other_handler() throws Exception {
    var names = names(SystemNames.Limits.SERVER, Duration.ofSeconds(60));
    for (int dialog = 0; dialog < 300; dialog++) {
      askFor(names, dialog % 2 == 0 ? "slow.example.com" : "SLOW.example.com");
    }
    assertThat(names.lookup("bot.example.org")).hasSize(1);
    awaitAsked("slow.example.com");
    assertThat(asked).containsEntry("slow.example.com", 1).containsEntry("bot.example.org", 1);
  }

  @Test
  void a_slow_domain_takes_no_more_than_its_share() throws Exception {
    var names = names(new SystemNames.Limits(4, 2, 100), Duration.ofSeconds(60));
    for (int host = 0; host < 10; host++) {
      askFor(names, "slow" + host + ".bots.example.com");
    }
    assertThat(names.lookup("bot.example.org")).hasSize(1);
    awaitAsked("slow0.bots.example.com");
    awaitAsked("slow1.bots.example.com");
    assertThat(asked.keySet())
        .containsExactlyInAnyOrder(
            "slow0.bots.example.com", "slow1.bots.example.com", "bot.example.org");
    answer();
    assertThat(asked).hasSize(11);
  }

  @Test
  void silent_domains_leave_look_ups_to_hosts_that_were_found_before() throws Exception {
    var names = names(new SystemNames.Limits(4, 1, 8), Duration.ofSeconds(60));
    names.lookup("bot.example.org");
    for (int domain = 0; domain < 6; domain++) {
      askFor(names, "bot.slow" + domain + ".com");
    }
    assertThatThrownBy(() -> names.lookup("another.example.com")).isInstanceOf(NameUnasked.class);
    assertThat(names.lookup("bot.example.org")).hasSize(1);
  }

  @Test
  void a_name_server_without_an_answer_is_no_unknown_name() {
    var names = names(SystemNames.Limits.SERVER, Duration.ofMillis(1));
    assertThatThrownBy(() -> names.lookup("slow.example.com"))
        .isInstanceOf(NameUnanswered.class)
        .hasMessageStartingWith("no answer from the name server for slow.example.com within ");
    assertThatThrownBy(
            () ->
                names(SystemNames.Limits.SERVER, Duration.ofSeconds(60))
                    .lookup("nowhere.example.com"))
        .isNotInstanceOf(NameUnanswered.class);
  }

  @Test
  void a_name_whose_turn_did_not_come_in_time_is_not_looked_up_for_who_left() throws Exception {
    var names = names(new SystemNames.Limits(4, 1, 100), Duration.ofMillis(1));
    assertThatThrownBy(() -> names.lookup("slow.example.com"))
        .isInstanceOf(NameUnanswered.class)
        .isNotInstanceOf(NameUnasked.class);
    assertThatThrownBy(() -> names.lookup("bot.example.com"))
        .isInstanceOf(NameUnasked.class)
        .hasMessageStartingWith("too many host names are looked up: the turn of bot.example.com");
    answer();
    while (!finds(names, "other.example.com")) {
      Thread.onSpinWait(); // until the slow one has given its place back
    }
    assertThat(asked).containsOnlyKeys("slow.example.com", "other.example.com");
  }

  @Test
  void more_hosts_than_are_asked_for_at_once_are_refused_in_words() {
    var names = names(new SystemNames.Limits(1, 1, 1), Duration.ofSeconds(60));
    askFor(names, "slow.example.com");
    assertThatThrownBy(() -> names.lookup("bot.example.org"))
        .isInstanceOf(NameUnasked.class)
        .hasMessageContaining("too many host names");
  }

  @Test
  void every_connection_asks_anew() throws Exception {
    var names = names(SystemNames.Limits.SERVER, Duration.ofSeconds(60));
    names.lookup("bot.example.org");
    names.lookup("bot.example.org");
    assertThat(asked).containsEntry("bot.example.org", 2);
  }
}
