package dev.confab.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RingTest {
  private static final UserId ANNA = new UserId(1);
  private static final UserId BORIS = new UserId(2);
  private static final UserId GUEST = new UserId(3);
  private static final Audience BOTH = new Audience.Users(Set.of(ANNA, BORIS));

  private final Ring ring = new Ring();

  @Test
  void an_event_goes_to_those_it_concerns() {
    var anna = enter(ANNA, false);
    var guest = enter(GUEST, true);
    ring.tell("one", BOTH, data());
    ring.tell("two", new Audience.Staff(), data());
    ring.tell("three", Audience.of(GUEST), data());
    assertThat(anna.types()).containsExactly("hello", "one", "two");
    assertThat(guest.types()).containsExactly("hello", "three");
    assertThat(anna.frames.get(1).get("n").asLong()).isEqualTo(1);
    assertThat(guest.frames.get(0).get("online").size()).isZero();
  }

  @Test
  void who_comes_back_gets_what_he_missed_and_nothing_else() {
    var first = enter(ANNA, false);
    ring.tell("one", BOTH, data());
    ring.leave(first.reader);
    ring.tell("two", BOTH, data());
    ring.tell("others", Audience.of(BORIS), data());
    ring.tell("three", BOTH, data());
    var epoch = first.frames.get(0).get("epoch").asString();
    var again = new Socket(ANNA, false);
    ring.enter(again.reader, epoch, 1);
    assertThat(again.types()).containsExactly("hello", "two", "three");
    assertThat(again.frames.get(0).get("resumed").asBoolean()).isTrue();
    for (long wrong : new long[] {-1, 5, 1_000}) {
      var lost = new Socket(ANNA, false);
      ring.enter(lost.reader, epoch, wrong);
      assertThat(lost.frames.get(0).get("resumed").asBoolean()).as("from " + wrong).isFalse();
    }
  }

  @Test
  void what_holds_for_the_moment_is_told_without_a_number_and_to_nobody_later() {
    var first = enter(ANNA, false);
    var guest = enter(GUEST, true);
    ring.pass("typing", BOTH, data());
    assertThat(first.types()).containsExactly("hello", "typing");
    assertThat(first.frames.getLast().has("n")).isFalse();
    assertThat(first.frames.getLast().at("/data/x").asInt()).isEqualTo(1);
    assertThat(guest.types()).containsExactly("hello");
    var epoch = first.frames.get(0).get("epoch").asString();
    var again = new Socket(ANNA, false);
    ring.enter(again.reader, epoch, 0);
    assertThat(again.types()).containsExactly("hello");
    assertThat(again.frames.get(0).get("resumed").asBoolean()).isTrue();
    ring.tell("one", BOTH, data());
    ring.pass("typing", BOTH, data());
    ring.tell("two", BOTH, data());
    var later = new Socket(ANNA, false);
    ring.enter(later.reader, epoch, 0);
    assertThat(later.types()).containsExactly("hello", "one", "two");
    assertThat(later.frames.getLast().get("n").asLong()).isEqualTo(2);
  }

  @Test
  void what_is_too_old_is_loaded_again() {
    var first = enter(ANNA, false);
    var epoch = first.frames.get(0).get("epoch").asString();
    ring.leave(first.reader);
    for (int i = 0; i <= Ring.EVENTS_MAX; i++) {
      ring.tell("many", BOTH, data());
    }
    var again = new Socket(ANNA, false);
    ring.enter(again.reader, epoch, 0);
    assertThat(again.frames.get(0).get("resumed").asBoolean()).isFalse();
    var knows = new Socket(BORIS, false);
    ring.enter(knows.reader, epoch, 1);
    assertThat(knows.frames.get(0).get("resumed").asBoolean()).isTrue();
  }

  @Test
  void a_ring_that_lost_something_says_so_to_everybody() {
    var anna = enter(ANNA, false);
    var guest = enter(GUEST, true);
    ring.tell("one", BOTH, data());
    ring.restart();
    assertThat(anna.types()).containsExactly("hello", "one", "hello");
    assertThat(anna.frames.getLast().get("online")).hasSize(2);
    assertThat(guest.frames.getLast().get("online")).isEmpty();
    assertThat(anna.frames.getLast().get("resumed").asBoolean()).isFalse();
    assertThat(anna.frames.getLast().get("epoch"))
        .isNotEqualTo(anna.frames.getFirst().get("epoch"));
  }

  @Test
  void what_concerns_administrators_is_told_to_them_alone() {
    var anna = new Socket(ANNA, false, true);
    ring.enter(anna.reader, null, -1);
    var boris = enter(BORIS, false);
    ring.tell("activity", new Audience.Administrators(), data());
    assertThat(anna.types()).containsExactly("hello", "activity");
    assertThat(boris.types()).containsExactly("hello");
  }

  @Test
  void frames_wait_while_a_socket_is_busy_and_one_that_does_not_keep_up_is_closed() {
    var slow = new Socket(ANNA, false);
    slow.holds = true;
    ring.enter(slow.reader, null, -1);
    ring.tell("one", BOTH, data());
    assertThat(slow.types()).containsExactly("hello");
    slow.goesOn();
    slow.goesOn();
    assertThat(slow.types()).containsExactly("hello", "one");
    for (int i = 0; i <= Reader.WAITING_MAX + 1; i++) {
      ring.tell("many", BOTH, data());
    }
    assertThat(slow.closed).isEqualTo(Reader.TOO_SLOW);
    slow.goesOn();
    assertThat(slow.frames).hasSizeLessThan(5);
  }

  @Test
  void the_oldest_socket_goes_when_a_user_has_too_many() {
    var first = enter(ANNA, false);
    for (int i = 0; i < Ring.PER_USER_MAX; i++) {
      enter(ANNA, false);
    }
    assertThat(first.closed).isEqualTo(Ring.TOO_MANY);
    assertThat(ring.all()).hasSize(Ring.PER_USER_MAX);
  }

  @Test
  void a_crowd_is_told_where_it_begins_and_ends_and_between_it_pages_ask() {
    var anna = enter(ANNA, false);
    var guest = enter(GUEST, true);
    var others = new ArrayDeque<Socket>();
    for (int i = 2; i < Ring.ONLINE_MAX; i++) {
      others.add(enter(new UserId(100 + i), false));
    }
    assertThat(anna.types()).containsExactly("hello");
    assertThat(ring.isCrowded()).isFalse();
    others.add(enter(BORIS, false));
    assertThat(ring.isCrowded()).isTrue();
    assertThat(anna.types()).containsExactly("hello", "crowd");
    assertThat(anna.frames.getLast().at("/data/crowd").asBoolean()).isTrue();
    assertThat(others.getLast().types()).containsExactly("hello");
    assertThat(others.getLast().frames.getLast().get("crowd").asBoolean()).isTrue();
    assertThat(others.getLast().frames.getLast().get("online")).isEmpty();
    ring.answer(anna.reader, List.of(BORIS, new UserId(9_999)));
    assertThat(anna.frames.getLast().at("/data/asked")).hasSize(2);
    assertThat(anna.frames.getLast().at("/data/online").toString()).isEqualTo("[2]");
    while (others.size() > Ring.CALM - 1) {
      ring.leave(others.removeFirst().reader);
    }
    assertThat(anna.types()).containsExactly("hello", "crowd", "present");
    ring.leave(others.removeFirst().reader);
    assertThat(ring.isCrowded()).isFalse();
    assertThat(anna.frames.getLast().get("type").asString()).isEqualTo("crowd");
    assertThat(anna.frames.getLast().at("/data/crowd").asBoolean()).isFalse();
    assertThat(anna.frames.getLast().at("/data/online")).hasSize(Ring.CALM);
    ring.answer(guest.reader, List.of(ANNA));
    assertThat(guest.types()).containsExactly("hello", "present");
    assertThat(guest.frames.getLast().at("/data/online")).isEmpty();
  }

  private static JsonNode data() {
    return Json.mapper().createObjectNode().put("x", 1);
  }

  private Socket enter(UserId user, boolean guest) {
    var socket = new Socket(user, guest);
    ring.enter(socket.reader, null, -1);
    return socket;
  }

  /// A browser's end by hand.
  private static final class Socket implements Wire {
    final List<JsonNode> frames = new ArrayList<>();
    final Reader reader;
    boolean holds;
    int closed;
    private final ArrayDeque<Runnable> held = new ArrayDeque<>();

    Socket(UserId user, boolean guest) {
      this(user, guest, false);
    }

    Socket(UserId user, boolean guest, boolean admin) {
      reader = new Reader(new Visitor(new PortalId(1), user, guest, admin, "s", Instant.MAX), this);
    }

    List<String> types() {
      return frames.stream().map(frame -> frame.get("type").asString()).toList();
    }

    void goesOn() {
      held.remove().run();
    }

    @Override
    public void send(byte[] frame, Runnable sent) {
      frames.add(Json.parse(new String(frame, StandardCharsets.UTF_8)));
      if (holds) {
        held.add(sent);
      } else {
        sent.run();
      }
    }

    @Override
    public void close(int code, String why) {
      closed = code;
    }
  }
}
