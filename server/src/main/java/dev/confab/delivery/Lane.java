package dev.confab.delivery;

import dev.confab.basics.PortalId;
import dev.confab.eventlog.Event;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One lane with something to do. Guarded by the lock of [Lanes].
final class Lane implements Timed {
  /// Names a lane of the server.
  record Key(PortalId portal, String name) {}

  enum Phase {
    /// In its destination's queue.
    READY,
    /// A thread works on it.
    RUNNING,
    /// Waits for the time its first event is due.
    PARKED
  }

  final Key key;

  /// Known to [Lanes] only while it has something ready or running.
  Destination destination;

  /// Its next events, oldest first, as far as they are at hand.
  final ArrayDeque<Event> held = new ArrayDeque<>(2);

  /// The store may hold events that come after those at hand.
  boolean more;

  /// Characters that the read of the store under way is thought to bring.
  long expected;

  /// An event was appended and not kept since the last read of the store began.
  boolean missed;

  /// An operator changed what waits in it while it ran: it looks again instead of pausing.
  boolean touched;

  /// Where its events go was changed while it ran: that is asked anew, and nothing waits for where
  /// it was.
  boolean astray;

  /// The time of the event for which it pauses.
  Instant pausesFor = Instant.EPOCH;

  /// The time of the event whose pause is over, whatever the clock shows.
  Instant rested = Instant.EPOCH;

  Phase phase = Phase.READY;

  /// What its last run found out about the handler; null: it made no attempt.
  Destination.@Nullable Told told;

  /// When its run began.
  Instant begun = Instant.EPOCH;

  /// What its run took of the destination's attempts a second.
  Instant taken = Instant.EPOCH;

  /// The number its destination's circuit gave its run.
  long begunAs;

  /// Where its first event was attempted in vain; empty: not known; null: nowhere, or the handler
  /// answered.
  @Nullable String stuckAt;

  /// When its first event was created, by the steady clock; null: not known.
  @Nullable Instant created;

  /// It was stuck when its run began.
  boolean wasStuck;

  /// It came just now, and does not stand where it belongs yet.
  boolean arrives;

  /// Somebody wished for an attempt, and none was made since: its handler is not spared either,
  /// which may be known only when the lane comes to stand where it belongs.
  private boolean hurries;

  /// He did so while it ran: perhaps its attempt was under way.
  private boolean wishedMeanwhile;

  private Instant due = Instant.EPOCH;
  private long ticket;

  Lane(Key key, Destination destination) {
    this.key = key;
    this.destination = destination;
  }

  /// Was its first event attempted in vain where it stands?
  boolean isStuck() {
    return stuckAt != null
        && (stuckAt.isEmpty() || stuckAt.equals(destination.key.route().address()));
  }

  /// Is the life of its first event over, as far as is known here?
  boolean isOver(Instant now) {
    return created != null && !now.isBefore(created.plus(destination.life));
  }

  /// Somebody wishes that it is attempted now.
  void wished() {
    hurries = true;
    wishedMeanwhile = true;
  }

  /// Is an attempt wished for?
  boolean hurries() {
    return hurries;
  }

  /// It begins to run.
  void begins() {
    phase = Phase.RUNNING;
    touched = false;
    astray = false;
    wishedMeanwhile = false;
  }

  /// It was attempted. Who wished for it meanwhile may mean another one.
  void attempted() {
    hurries = wishedMeanwhile;
  }

  /// Its first event is settled: of the next nothing is known.
  void settled() {
    stuckAt = null;
    created = null;
    hurries = false;
  }

  @Override
  public Instant due() {
    return due;
  }

  @Override
  public long ticket() {
    return ticket;
  }

  @Override
  public void rest(Instant due, long ticket) {
    this.due = due;
    this.ticket = ticket;
  }
}
