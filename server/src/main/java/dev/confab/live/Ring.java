package dev.confab.live;

import dev.confab.basics.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One portal's newest events and the sockets that are open to it. Whoever comes back gets what he
/// missed, as long as it is still here; and because coming in and being told take turns, he gets
/// nothing twice and misses nothing in between.
final class Ring {
  /// Events kept, and the bytes of their frames.
  static final int EVENTS_MAX = 16_384;

  static final long BYTES_MAX = 32L * 1024 * 1024;

  /// Sockets of one user; one more closes the oldest.
  static final int PER_USER_MAX = 20;

  static final int TOO_MANY = 4429;

  /// Users of whom all pages are told that they are there. More are a crowd: nobody is told who
  /// comes and goes any more, as everybody would be told of everybody, and pages ask for whom they
  /// show.
  static final int ONLINE_MAX = 500;

  /// Users with whom a crowd is none any more: less than it began with, or pages would be told of
  /// both in turns.
  static final int CALM = 400;

  private record Entry(long number, Audience audience, byte[] frame) {}

  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final Map<UserId, List<Reader>> readers = new HashMap<>();
  private String epoch = epoch();
  private long next = 1;
  private long bytes;
  private long leftNanos = System.nanoTime();
  private boolean crowded;

  private static String epoch() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  /// Where the events stand: whoever loads after this, and comes in with it, misses nothing.
  synchronized Place place() {
    return new Place(epoch, next - 1);
  }

  /// Lets a socket in; says whether its user was not there before.
  synchronized boolean enter(Reader reader, @Nullable String knownEpoch, long from) {
    var user = reader.visitor().user();
    var mine = readers.computeIfAbsent(user, u -> new ArrayList<>(1));
    var fresh = mine.isEmpty();
    if (mine.size() >= PER_USER_MAX) {
      mine.removeFirst().close(TOO_MANY, "too many sockets of one user");
    }
    if (!crowded && readers.size() > ONLINE_MAX) {
      crowded = true;
      tellStaff(Frames.crowd());
    }
    mine.add(reader); // who comes is greeted first
    var oldest = entries.isEmpty() ? next : entries.getFirst().number();
    var resumed = epoch.equals(knownEpoch) && from >= oldest - 1 && from < next;
    greet(reader, resumed);
    if (resumed) {
      for (var entry : entries) {
        if (entry.number() > from && entry.audience().includes(reader.visitor())) {
          reader.tell(entry.frame());
        }
      }
    }
    return fresh;
  }

  /// Lets a socket go; says whether it was its user's last.
  synchronized boolean leave(Reader reader) {
    var user = reader.visitor().user();
    var mine = readers.get(user);
    if (mine == null || !mine.remove(reader) || !mine.isEmpty()) {
      return false;
    }
    readers.remove(user);
    leftNanos = System.nanoTime();
    if (crowded && readers.size() <= CALM) {
      crowded = false;
      tellStaff(Frames.calm(readers.keySet()));
    }
    return true;
  }

  /// Tells an event to the sockets of those whom it concerns, and keeps it for those who come back.
  synchronized void tell(String type, Audience audience, JsonNode data) {
    var number = next++;
    var frame = Frames.event(number, type, data);
    entries.addLast(new Entry(number, audience, frame));
    bytes += frame.length;
    while (entries.size() > EVENTS_MAX || bytes > BYTES_MAX) {
      bytes -= entries.removeFirst().frame().length;
    }
    deliver(audience, frame);
  }

  /// Tells what holds for the moment to those who are here. It has no number and is not kept: who
  /// comes back would be told of it as if it began then.
  synchronized void pass(String type, Audience audience, JsonNode data) {
    deliver(audience, Frames.unnumbered(type, data));
  }

  private void deliver(Audience audience, byte[] frame) {
    if (audience instanceof Audience.Users(var users) && users.size() <= readers.size()) {
      for (var user : users) {
        readers.getOrDefault(user, List.of()).forEach(reader -> reader.tell(frame));
      }
      return;
    }
    for (var mine : readers.values()) {
      for (var reader : mine) {
        if (audience.includes(reader.visitor())) {
          reader.tell(frame);
        }
      }
    }
  }

  /// Something was lost on the way here: everybody has to load again.
  synchronized void restart() {
    entries.clear();
    bytes = 0;
    epoch = epoch();
    all().forEach(reader -> greet(reader, false));
  }

  private void greet(Reader reader, boolean resumed) {
    var visitor = reader.visitor();
    var online = visitor.guest() || crowded ? List.<UserId>of() : readers.keySet();
    reader.tell(Frames.hello(epoch, next, resumed, visitor.user(), online, crowded));
  }

  private void tellStaff(byte[] frame) {
    deliver(new Audience.Staff(), frame);
  }

  /// Lets those hear of us who have heard nothing for so long.
  synchronized void beat(long silenceNanos) {
    var now = System.nanoTime();
    var frame = Frames.beat(next - 1);
    for (var reader : all()) {
      if (now - reader.spokeNanos() >= silenceNanos) {
        reader.tell(frame);
      }
    }
  }

  synchronized void answer(Reader reader) {
    reader.tell(Frames.beat(next - 1));
  }

  synchronized boolean isOnline(UserId user) {
    return readers.containsKey(user);
  }

  /// Tells a page who of those it asks for is there; a guest of nobody, like any frame.
  synchronized void answer(Reader reader, List<UserId> asked) {
    var online =
        reader.visitor().guest()
            ? List.<UserId>of()
            : asked.stream().filter(readers::containsKey).toList();
    reader.tell(Frames.present(asked, online));
  }

  /// Whether so many are there that nobody is told who comes and goes.
  synchronized boolean isCrowded() {
    return crowded;
  }

  synchronized List<Reader> all() {
    return readers.values().stream().flatMap(List::stream).toList();
  }

  /// For how long nobody has been here; 0 while somebody is.
  synchronized long emptyNanos() {
    return readers.isEmpty() ? System.nanoTime() - leftNanos : 0;
  }
}
