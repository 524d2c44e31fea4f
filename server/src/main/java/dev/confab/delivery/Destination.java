package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One handler address of one application: what shares limits, a circuit and a queue. Guarded by
/// the lock of [Lanes].
final class Destination implements Timed {
  /// Names a destination of the server.
  record Key(PortalId portal, AppId app, Route route) {}

  /// What an attempt tells of its handler.
  enum Told {
    /// It is there.
    PRESENT,
    /// No connection, no answer in time, or a 5xx.
    ABSENT
  }

  /// From here on an answer is slow.
  private static final Duration SLOW_MIN = Duration.ofSeconds(3);

  /// Longer than any pause between two attempts of an event: who was not used for so long is used
  /// no more.
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(90);

  final Key key;
  final ArrayDeque<Lane> ready = new ArrayDeque<>(2);
  final Circuit circuit = new Circuit();
  private final int inFlightMax;
  private final Bucket bucket;
  private Instant restsUntil = Instant.EPOCH;
  private Instant due = Instant.EPOCH;
  private long ticket;
  private Instant used = Instant.EPOCH;

  /// Its last answer.
  private Duration took = Duration.ZERO;

  int running;

  /// @param inFlightMax whatever was agreed on
  Destination(Key key, int inFlightMax) {
    this.key = key;
    this.inFlightMax = Math.min(key.route().inFlightMax(), inFlightMax);
    this.bucket = new Bucket(key.route().perSecondMax());
  }

  /// From when the next lane may run; null: not before something happens.
  @Nullable Instant opensAt() {
    if (circuit.state() == Circuit.State.HALF_OPEN
        || running >= Math.min(inFlightMax, circuit.places())) {
      return null;
    }
    var opens = bucket.opensAt();
    if (circuit.state() == Circuit.State.OPEN && circuit.probeAt().isAfter(opens)) {
      opens = circuit.probeAt();
    }
    return restsUntil.isAfter(opens) ? restsUntil : opens;
  }

  /// A lane begins to run.
  void begin(Lane lane, Instant now) {
    running++;
    used = now;
    lane.told = null;
    lane.probes = circuit.state() == Circuit.State.OPEN;
    circuit.begin();
    lane.taken = bucket.take(now);
  }

  /// An attempt of a running lane ended.
  void tell(Lane lane, Told told, Duration time, Instant now) {
    lane.told = told;
    took = time;
    if (key.route().faithful()) {
      if (slow()) {
        restsUntil = now.plus(took);
      }
    } else if (told == Told.PRESENT) {
      circuit.present(now, inFlightMax);
    } else {
      circuit.absent(lane.key.name(), now);
    }
  }

  /// A lane runs no longer.
  void end(Lane lane, Instant now) {
    running--;
    if (lane.told == null) {
      bucket.giveBack(lane.taken);
      if (lane.probes) {
        circuit.unused(now);
      }
    }
  }

  /// Did it take long to answer last?
  boolean slow() {
    return took.compareTo(SLOW_MIN) >= 0;
  }

  /// How long it took to answer last.
  Duration took() {
    return took;
  }

  boolean leadsTo(PortalId portal, AppId app, String address) {
    return key.portal().equals(portal)
        && key.app().equals(app)
        && key.route().address().equals(address);
  }

  /// When a lane began to run here last. Terms and addresses change: of several destinations at one
  /// address the one used last tells how the handler does now.
  Instant used() {
    return used;
  }

  /// Nothing goes here any more, and what its circuit says is history.
  boolean abandoned(Instant now) {
    return idle() && used.plus(ABANDONED_AFTER).isBefore(now);
  }

  /// Is a handler absent to which something is to be posted?
  boolean interrupted(Instant now) {
    return circuit.state() != Circuit.State.CLOSED && !abandoned(now);
  }

  boolean idle() {
    return running == 0 && ready.isEmpty();
  }

  /// Idle, and nobody would notice if it were forgotten.
  boolean forgettable(Instant now) {
    return circuit.quiet() && replaceable(now);
  }

  /// Idle, and what would be forgotten with it is at most that the handler was not there: its
  /// limits would hold for one made anew.
  boolean replaceable(Instant now) {
    return idle() && bucket.full(now) && !restsUntil.isAfter(now);
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
