package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who is writing where, kept in memory for a moment and lost with a restart.
public final class Typing {
  /// How long somebody counts as writing who does not say so again.
  public static final Duration LIFE = Duration.ofSeconds(30);

  /// Writers kept at most; the oldest ones are gone by themselves before there are as many.
  private static final int WRITERS_MAX = 100_000;

  /// Somebody began to write, or goes on.
  public record Writer(PortalId portal, ChatId chat, UserId user) {}

  private final InstantSource clock;
  private final Map<Writer, Instant> writers = new ConcurrentHashMap<>();
  private final List<Consumer<Writer>> listeners = new CopyOnWriteArrayList<>();

  /// Nobody writes yet.
  public Typing(InstantSource clock) {
    this.clock = clock;
  }

  /// Runs `listener` whenever somebody writes: must be quick and must not fail.
  public void onWriting(Consumer<Writer> listener) {
    listeners.add(listener);
  }

  /// Notes that somebody writes.
  public void note(PortalId portal, ChatId chat, UserId user) {
    var now = clock.instant();
    if (writers.size() >= WRITERS_MAX) {
      writers.values().removeIf(since -> isOver(since, now));
    }
    var writer = new Writer(portal, chat, user);
    if (writers.size() < WRITERS_MAX || writers.containsKey(writer)) {
      writers.put(writer, now);
    }
    listeners.forEach(listener -> listener.accept(writer));
  }

  /// Notes that somebody has written what he was writing.
  public void done(PortalId portal, ChatId chat, UserId user) {
    if (!writers.isEmpty()) {
      writers.remove(new Writer(portal, chat, user));
    }
  }

  /// Whether a user is writing in a chat at the moment.
  public boolean isWriting(PortalId portal, ChatId chat, UserId user) {
    var since = writers.get(new Writer(portal, chat, user));
    return since != null && !isOver(since, clock.instant());
  }

  private static boolean isOver(Instant since, Instant now) {
    return !now.isBefore(since.plus(LIFE));
  }
}
