package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which threads answer on a connection, after what.
class LineTest {
  private final BlockingQueue<String> threads = new LinkedBlockingQueue<>();
  private final CountDownLatch sent = new CountDownLatch(1);
  private final HttpDoor door =
      new HttpDoor(new DoorSettings("127.0.0.1", 0, null, 100_000), List.of(new Polled()));

  @BeforeEach
  void open() {
    door.open();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void after_a_poll_the_next_one_is_answered_by_who_waits_for_sockets() throws Exception {
    try (var caller = new Talk(door.port())) {
      assertThat(caller.post("/poll", "first")).isEqualTo("first");
      assertThat(caller.post("/poll", "second")).isEqualTo("second");
      assertThat(caller.post("/poll", "third")).isEqualTo("third");
    }
    assertThat(threads).containsExactly("virtual", "waiting", "waiting");
  }

  @Test
  void what_has_to_wait_goes_on_elsewhere() throws Exception {
    try (var caller = new Talk(door.port())) {
      caller.post("/poll", "empty");
      assertThat(caller.post("/wait", "long")).isEqualTo("long");
      assertThat(caller.post("/poll", "empty")).isEqualTo("empty");
    }
    // the second began where a poll was expected; the third where none was
    assertThat(threads).containsExactly("virtual", "waiting", "virtual", "virtual");
  }

  @Test
  void of_polls_that_come_together_the_first_is_answered_there() throws Exception {
    try (var caller = new Talk(door.port())) {
      caller.post("/poll", "empty");
      caller.send((Talk.request("/poll", "a") + Talk.request("/poll", "b")).repeat(2));
      assertThat(List.of(caller.answer(), caller.answer(), caller.answer(), caller.answer()))
          .containsExactly("a", "b", "a", "b");
      assertThat(caller.post("/poll", "empty")).isEqualTo("empty");
    }
    assertThat(threads)
        .containsExactly("virtual", "waiting", "virtual", "virtual", "virtual", "waiting");
  }

  @Test
  void a_body_that_comes_in_pieces_is_waited_for_elsewhere() throws Exception {
    try (var caller = new Talk(door.port())) {
      caller.post("/poll", "empty");
      caller.send("POST /poll HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf");
      assertThat(threads.poll(10, TimeUnit.SECONDS)).isEqualTo("virtual"); // of the first
      assertThat(threads.poll(10, TimeUnit.SECONDS)).isEqualTo("virtual"); // which waits
      caller.send(",half");
      assertThat(caller.answer()).isEqualTo("half,half");
      assertThat(caller.post("/poll", "empty")).isEqualTo("empty");
    }
    assertThat(threads).containsExactly("waiting");
  }

  @Test
  void a_body_that_nobody_reads_ends_no_connection() throws Exception {
    try (var caller = new Talk(door.port())) {
      caller.send("POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n");
      assertThat(threads.poll(10, TimeUnit.SECONDS)).isEqualTo("virtual");
      caller.send("body");
      sent.countDown();
      assertThat(caller.answer()).isEqualTo("unread");
      assertThat(caller.post("/poll", "next")).isEqualTo("next");
    }
  }

  /// Answers with the body.
  private final class Polled implements Route {
    @Override
    public boolean takes(String path) {
      return true;
    }

    @Override
    public void answer(Exchange exchange) {
      note();
      exchange.answer(
          200, "text/plain", new String(exchange.body(), StandardCharsets.UTF_8) + "\n");
    }

    @Override
    public @Nullable Runnable begin(Exchange exchange) {
      if (exchange.path().equals("/unread")) {
        note();
        return () -> refuse(exchange);
      }
      var polls = exchange.path().equals("/poll");
      exchange.expect(polls);
      if (polls && exchange.isWhole()) {
        answer(exchange);
        return null;
      }
      if (!polls) {
        note();
      }
      return () -> answer(exchange);
    }

    private void refuse(Exchange exchange) {
      try {
        sent.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.answer(200, "text/plain", "unread\n");
    }

    private void note() {
      threads.add(Thread.currentThread().isVirtual() ? "virtual" : "waiting");
    }
  }
}
