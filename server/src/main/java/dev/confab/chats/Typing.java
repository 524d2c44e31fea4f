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
import org.jspecify.annotations.Nullable;

/// Who is writing where, kept in memory for a moment and lost with a restart.
public final class Typing {
  /// How long somebody counts as writing who does not say so again.
  public static final Duration LIFE = Duration.ofSeconds(30);

  /// Writers kept at most; the oldest ones are gone by themselves before there are as many.
  private static final int WRITERS_MAX = 100_000;

  /// Somebody in a chat.
  public record Writer(PortalId portal, ChatId chat, UserId user) {}

  /// Somebody began to write, or goes on.
  ///
  /// @param action what a bot says it is doing; null: it writes
  /// @param until when it is over by itself
  public record Act(Writer writer, @Nullable InputAction action, Instant until) {
    boolean isOver(Instant now) {
      return !now.isBefore(until);
    }
  }

  private final InstantSource clock;
  private final Map<Writer, Act> writers = new ConcurrentHashMap<>();
  private final List<Consumer<Act>> listeners = new CopyOnWriteArrayList<>();

  /// Nobody writes yet.
  public Typing(InstantSource clock) {
    this.clock = clock;
  }

  /// Runs `listener` whenever somebody writes: must be quick and must not fail.
  public void onWriting(Consumer<Act> listener) {
    listeners.add(listener);
  }

  /// Notes that somebody writes.
  public void note(PortalId portal, ChatId chat, UserId user) {
    note(portal, chat, user, null, LIFE);
  }

  /// Notes that somebody writes, or does what a bot calls by another name, for so long at most.
  public void note(
      PortalId portal, ChatId chat, UserId user, @Nullable InputAction action, Duration duration) {
    var now = clock.instant();
    if (writers.size() >= WRITERS_MAX) {
      writers.values().removeIf(act -> act.isOver(now));
    }
    var writer = new Writer(portal, chat, user);
    var act = new Act(writer, action, now.plus(duration));
    if (writers.size() < WRITERS_MAX || writers.containsKey(writer)) {
      writers.put(writer, act);
    }
    listeners.forEach(listener -> listener.accept(act));
  }

  /// Notes that somebody has written what he was writing.
  public void done(PortalId portal, ChatId chat, UserId user) {
    if (!writers.isEmpty()) {
      writers.remove(new Writer(portal, chat, user));
    }
  }

  /// Whether a user is writing in a chat at the moment.
  public boolean isWriting(PortalId portal, ChatId chat, UserId user) {
    return act(portal, chat, user) != null;
  }

  /// What a user is doing in a chat at the moment; null: nothing.
  public @Nullable Act act(PortalId portal, ChatId chat, UserId user) {
    var act = writers.get(new Writer(portal, chat, user));
    return act == null || act.isOver(clock.instant()) ? null : act;
  }
}
