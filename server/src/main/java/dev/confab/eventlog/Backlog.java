package dev.confab.eventlog;

import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The log as whoever delivers sees it: what waits, and how it stops waiting. Whatever settles an
/// event returns when that is on disk, and throws when it is not; an acknowledgement tells instead.
public interface Backlog {
  /// Hands every event appended from now on to `listener`, after its commit, without a read of the
  /// database. Runs on the writer, events of a portal in the order of their ids: must be quick.
  void onFresh(Consumer<Event> listener);

  /// Tells `listener` after a bot's waiting events were withdrawn. Runs on the writer.
  void onWithdrawn(Consumer<EventLog.Withdrawn> listener);

  /// Tells `listener` after something was changed of what waits in a lane. Runs on the writer.
  void onTouched(Consumer<EventLog.Touched> listener);

  /// Hears that a group of calls ended of which nobody was told whether it was kept, and that this
  /// is decided: the store may hold events, and changes of them, that nobody heard of.
  void onDoubt(Runnable listener);

  /// The handler took the event. May return before that is on disk: then, or when it failed,
  /// `ended` is told, with the failure or null. It must be quick. No thread waits for each of the
  /// events that handlers take, because there are so many of them.
  void acknowledge(Event event, Attempt attempt, Consumer<@Nullable Throwable> ended);

  /// The event was attempted once more and is to be tried again, not before `due`.
  void postpone(Event event, Instant due, Attempt attempt);

  /// The event was attempted once more and is given up.
  void kill(Event event, Attempt attempt);

  /// The event's life ended after failed attempts, without a further one.
  void kill(Event event, String why);

  /// The event's life ended without any attempt.
  void expire(Event event, String why);

  /// How long ago the log was this server's for sure: another one may have it by now where that is
  /// long.
  Duration silence();

  /// Writes the event's row as it is; throws when this server cannot write.
  void prove(Event event);

  /// Waiting events of a lane in their order, the page after `after`.
  List<Event> nextOfLane(PortalId portal, String lane, EventId after, int limit);

  /// Where the last attempt of an event went; empty: to no address, or none is kept.
  String triedAt(Event event);

  /// Lanes that have something waiting, by name, the page after `after`: how a courier finds its
  /// work after a start without reading every event.
  List<LaneHead> lanes(PortalId portal, String after, int limit);

  /// How many events of a portal wait.
  long waiting(PortalId portal);
}
