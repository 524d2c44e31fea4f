package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.rpc.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who answers on connections whose callers ask again in the same words.
class PorchTest {
  private static final String POLL = Talk.request("/poll", "nothing");

  /// More than the buffers of both ends hold.
  private static final int LONG = 16 * 1024 * 1024;

  private final BlockingQueue<String> threads = new LinkedBlockingQueue<>();
  private final HttpDoor door = door(new Porch.Bounds(100, 0));
  private volatile boolean something;
  private volatile boolean broken;
  private volatile String told = "nothing";

  private HttpDoor door(Porch.Bounds bounds) {
    return new HttpDoor(
        new DoorSettings("127.0.0.1", 0, null, 100_000), List.of(new Polled()), bounds);
  }

  @BeforeEach
  void open() {
    door.open();
  }

  @AfterEach
  void close() {
    door.close();
  }

  /// A caller whose connection stands on the porch.
  private Talk standing() throws Exception {
    var caller = new Talk(door.port());
    int before = door.polling();
    ask(caller, "virtual");
    ask(caller, "waiting");
    awaitStanding(before + 1);
    return caller;
  }

  private void ask(Talk caller, String thread) throws Exception {
    caller.send(POLL);
    assertThat(caller.answer()).isEqualTo(told);
    assertThat(heard()).isEqualTo(thread);
  }

  private String heard() throws InterruptedException {
    return Objects.requireNonNull(threads.poll(10, TimeUnit.SECONDS), "nobody answered");
  }

  private void awaitStanding(int lines) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (door.polling() != lines) {
      assertThat(System.nanoTime()).as("%s stand there", door.polling()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void what_comes_again_word_for_word_is_answered_there() throws Exception {
    try (var caller = standing()) {
      for (int i = 0; i < 5; i++) {
        ask(caller, "porch");
      }
      told = "other";
      ask(caller, "porch");
      assertThat(door.polling()).isEqualTo(1);
    }
    awaitStanding(0);
  }

  @Test
  void its_answer_has_the_same_head() throws Exception {
    try (var caller = new Talk(door.port())) {
      caller.send(POLL);
      var first = caller.whole();
      assertThat(heard()).isEqualTo("virtual");
      ask(caller, "waiting");
      awaitStanding(1);
      caller.send(POLL);
      assertThat(named(caller.whole())).containsExactlyInAnyOrderElementsOf(named(first));
      assertThat(heard()).isEqualTo("porch");
    }
  }

  private static List<String> named(List<String> answer) {
    return answer.stream()
        .map(line -> line.startsWith("Date: ") ? line.replaceAll("\\d", "0") : line)
        .map(line -> line.startsWith("X-Request-Id: ") ? "X-Request-Id: some" : line)
        .toList();
  }

  @Test
  void whoever_asks_for_something_else_is_answered_elsewhere_and_may_come_back() throws Exception {
    try (var caller = standing()) {
      assertThat(caller.post("/other", "else")).isEqualTo("else");
      assertThat(heard()).isEqualTo("virtual");
      awaitStanding(0);
      ask(caller, "virtual");
      ask(caller, "waiting");
      awaitStanding(1);
      ask(caller, "porch");
    }
  }

  @Test
  void what_has_to_wait_is_gone_on_with_elsewhere() throws Exception {
    try (var caller = standing()) {
      something = true;
      told = "something";
      caller.send(POLL);
      assertThat(caller.answer()).isEqualTo("something");
      assertThat(List.of(heard(), heard())).containsExactly("porch", "begun");
      awaitStanding(0);
    }
  }

  @Test
  void what_fails_there_is_asked_anew_elsewhere() throws Exception {
    try (var caller = standing()) {
      broken = true;
      ask(caller, "porch");
      assertThat(heard()).isEqualTo("virtual");
    }
  }

  @Test
  void requests_that_come_together_are_answered_elsewhere_in_their_order() throws Exception {
    try (var caller = standing()) {
      caller.send(POLL + Talk.request("/other", "second") + POLL);
      assertThat(List.of(caller.answer(), caller.answer(), caller.answer()))
          .containsExactly("nothing", "second", "nothing");
      assertThat(List.of(heard(), heard(), heard())).doesNotContain("porch");
    }
  }

  @Test
  void a_request_that_comes_in_pieces_is_waited_for_elsewhere() throws Exception {
    try (var caller = standing()) {
      for (int cut = 1; cut < POLL.length(); cut += 11) {
        caller.send(POLL.substring(0, cut));
        awaitStanding(0);
        caller.send(POLL.substring(cut));
        assertThat(caller.answer()).isEqualTo("nothing");
        assertThat(heard()).isNotEqualTo("porch");
        ask(caller, "waiting");
        awaitStanding(1);
      }
      ask(caller, "porch");
    }
  }

  @Test
  void a_request_with_the_beginning_of_another_is_not_remembered() throws Exception {
    var half = "POST /other HTTP/1.1\r\nX-Rest: ";
    try (var caller = new Talk(door.port())) {
      ask(caller, "virtual");
      caller.send(POLL + half);
      assertThat(caller.answer()).isEqualTo("nothing");
      assertThat(heard()).isEqualTo("waiting");
      // what comes now is the rest of a header, then a body, and no poll at all
      caller.send(POLL + half.substring(0, 7));
      assertThat(caller.answer()).isEqualTo("nothing");
      assertThat(heard()).isNotEqualTo("porch");
      assertThat(door.polling()).isZero();
    }
  }

  @Test
  void a_request_behind_the_end_of_another_is_not_remembered() throws Exception {
    try (var caller = new Talk(door.port())) {
      ask(caller, "virtual");
      caller.send("POST /poll HTTP/1.1\r\nX-Rest: ");
      caller.send("a\r\nHost: x\r\nContent-Length: 7\r\n\r\nnothing");
      assertThat(caller.answer()).isEqualTo("nothing");
      heard();
      assertThat(caller.post("/other", "else")).isEqualTo("else");
      assertThat(heard()).isNotEqualTo("porch");
      assertThat(door.polling()).isZero();
    }
  }

  @Test
  void a_long_request_is_not_remembered() throws Exception {
    var request = Talk.request("/poll", "x".repeat(Line.REPEATED_MAX));
    try (var caller = new Talk(door.port())) {
      for (int i = 0; i < 4; i++) {
        caller.send(request);
        assertThat(caller.answer()).startsWith("xxx");
        assertThat(heard()).isNotEqualTo("porch");
      }
      assertThat(door.polling()).isZero();
    }
  }

  @Test
  void a_caller_who_expects_more_than_an_answer_is_not_remembered() throws Exception {
    var request = POLL.replace("Host: x", "Host: x\r\nExpect: 100-continue");
    try (var caller = new Talk(door.port())) {
      for (int i = 0; i < 3; i++) {
        caller.send(request);
        assertThat(caller.answer()).isEqualTo("nothing");
        assertThat(heard()).isNotEqualTo("porch");
      }
    }
    assertThat(door.polling()).isZero();
  }

  @Test
  void who_reads_slowly_keeps_nobody_waiting() throws Exception {
    try (var slow = standing();
        var other = standing()) {
      told = "x".repeat(LONG);
      slow.send(POLL);
      assertThat(heard()).isEqualTo("porch");
      told = "nothing";
      ask(other, "porch");
      assertThat(slow.answer()).hasSize(LONG);
      awaitStanding(1);
      assertThat(slow.post("/other", "else")).isEqualTo("else");
    }
  }

  @Test
  void who_asks_again_at_once_does_not_wait_there() throws Exception {
    var hasty = door(new Porch.Bounds(100, 60_000));
    hasty.open();
    try (var caller = new Talk(hasty.port())) {
      ask(caller, "virtual");
      ask(caller, "waiting");
      ask(caller, "waiting");
      assertThat(hasty.polling()).isZero();
    } finally {
      hasty.close();
    }
  }

  @Test
  void there_is_room_for_so_many() throws Exception {
    var small = door(new Porch.Bounds(1, 0));
    small.open();
    try (var first = new Talk(small.port());
        var second = new Talk(small.port())) {
      for (var caller : List.of(first, second)) {
        ask(caller, "virtual");
        ask(caller, "waiting");
      }
      ask(first, "porch");
      ask(second, "waiting");
      assertThat(small.polling()).isEqualTo(1);
    } finally {
      small.close();
    }
  }

  @Test
  void many_are_answered_together() throws Exception {
    var callers = new ArrayList<Talk>();
    try {
      for (int i = 0; i < 60; i++) {
        callers.add(standing());
      }
      for (int round = 0; round < 3; round++) {
        for (var caller : callers) {
          caller.send(POLL);
        }
        for (var caller : callers) {
          assertThat(caller.answer()).isEqualTo("nothing");
          assertThat(heard()).isEqualTo("porch");
        }
      }
    } finally {
      for (var caller : callers) {
        caller.close();
      }
    }
    awaitStanding(0);
  }

  @Test
  void a_door_that_closes_ends_their_connections() throws Exception {
    try (var caller = standing()) {
      door.close();
      assertThat(door.polling()).isZero();
      assertThat(caller.isOver()).isTrue();
    }
  }

  /// Answers with what is told at `/poll`, and with the body elsewhere.
  private final class Polled implements Route, Repeat {
    @Override
    public boolean takes(String path) {
      return true;
    }

    @Override
    public void answer(Exchange exchange) {
      note(Thread.currentThread().isVirtual() ? "virtual" : "waiting");
      var body = new String(exchange.body(), StandardCharsets.US_ASCII);
      send(exchange, body.equals("nothing") ? told : body);
    }

    @Override
    public @Nullable Runnable begin(Exchange exchange) {
      if (exchange.memory().begun() != null) {
        note("begun");
        return () -> send(exchange, told);
      }
      boolean polls = exchange.path().equals("/poll");
      exchange.expect(polls);
      if (polls && exchange.isWhole()) {
        if (exchange.memory().isWorthIt()) {
          exchange.memory().keep(this);
        }
        answer(exchange);
        return null;
      }
      return () -> answer(exchange);
    }

    private void send(Exchange exchange, String text) {
      var answer = telling(text);
      exchange.answer(answer.status(), answer.contentType(), answer.headers(), answer.body());
    }

    @Override
    public @Nullable Answer again(String requestId) {
      var answer = something ? null : telling(told);
      note(Thread.currentThread().getName().equals("confab-porch") ? "porch" : "another");
      if (broken) {
        throw new IllegalStateException("broken");
      }
      return answer;
    }

    private Answer telling(String text) {
      var body = (text + "\n").getBytes(StandardCharsets.US_ASCII);
      return new Answer(200, "text/plain", Map.of("X-Request-Id", "one"), body);
    }

    private void note(String thread) {
      threads.add(thread);
    }
  }
}
