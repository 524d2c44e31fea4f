package dev.confab.delivery;

import static java.util.Objects.requireNonNull;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
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
    /// No connection, no answer in time, a 5xx, or a 429.
    ABSENT
  }

  /// From here on an answer is slow.
  private static final Duration SLOW_MIN = Duration.ofSeconds(3);

  /// Longer than any pause between two attempts of an event: who was not used for so long is used
  /// no more.
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(90);

  /// From an attempt that could not be made to the next.
  private static final Duration UNMADE_REST = Duration.ofSeconds(1);

  final Key key;
  final Site site;
  final Queue ready = new Queue();
  final Circuit circuit;
  private final int inFlightMax;
  private final Bucket bucket;
  private Instant restsUntil = Instant.EPOCH;
  private Instant due = Instant.EPOCH;
  private long ticket;
  private Instant used = Instant.EPOCH;

  /// Its last answer.
  private Duration took = Duration.ZERO;

  /// How long the event was worth delivering that was looked at here last.
  Duration life = Terms.LIFE_MAX;

  int running;

  /// How much its queue is in the way, as [Crowds] has it.
  int crowd;

  /// The same, the longest first.
  private final LinkedHashSet<Lane> under = new LinkedHashSet<>(2);

  /// The last attempt that ended was of a dialog that was stuck.
  private boolean stuckProbed;

  /// Those of them that were stuck when they began.
  private int stuckRunning;

  /// @param inFlightMax whatever was agreed on
  Destination(Key key, Site site, int inFlightMax) {
    this.key = key;
    this.site = site;
    this.circuit = new Circuit(site);
    this.inFlightMax = Math.min(key.route().inFlightMax(), inFlightMax);
    this.bucket = new Bucket(key.route().perSecondMax());
  }

  /// Is it somewhere, and not where those stand whose handler was not asked for yet?
  boolean isKnown() {
    return !key.route().equals(Route.UNKNOWN);
  }

  /// From when the next lane may run; null: not before something happens.
  @Nullable Instant opensAt() {
    boolean fresh = ready.hasFresh();
    if (circuit.busy(fresh)
        || running >= Math.min(inFlightMax, circuit.places())
        || (!fresh && !stuckMay())) {
      return null;
    }
    var opens = later(bucket.opensAt(), restsUntil);
    return circuit.state() == Circuit.State.CLOSED ? opens : later(opens, probeAt());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// When the next attempt is made while the circuit is open.
  Instant probeAt() {
    var stuck = circuit.probeAt();
    var fresh = circuit.freshAt();
    if (!ready.hasFresh()) {
      return stuck;
    }
    return ready.hasStuck() && !circuit.busy(false) && stuck.isBefore(fresh) ? stuck : fresh;
  }

  /// Events that let their attempts hang leave half of the places to others, however many they are.
  private boolean stuckMay() {
    return !circuit.full() || stuckRunning < Math.max(1, inFlightMax / 2);
  }

  /// Is the handler spared?
  boolean spares() {
    return circuit.state() != Circuit.State.CLOSED;
  }

  /// The lane whose turn it is; there is one when [#opensAt] says when.
  Lane next(Instant now) {
    // while none is a probe, those that are over need not be looked for first
    if (circuit.full() || (!spares() && !ready.hasFresh())) {
      return requireNonNull(ready.inTurn(stuckMay()));
    }
    return requireNonNull(stuckIsDue(now) ? ready.likeliestStuck(now) : ready.likeliest(now));
  }

  /// Is the next probe that of a dialog that is stuck? Where both are due they take turns.
  private boolean stuckIsDue(Instant now) {
    return circuit.state() != Circuit.State.CLOSED
        && ready.hasStuck()
        && !circuit.busy(false)
        && !circuit.probeAt().isAfter(now)
        && (!stuckProbed || circuit.freshAt().isAfter(now));
  }

  /// The lane whose turn is furthest off waits here no longer; one does.
  Lane giveUp() {
    return ready.giveUp(circuit.full());
  }

  /// A lane begins to run.
  void begin(Lane lane, Instant now) {
    running++;
    used = now;
    under.add(lane);
    lane.begun = now;
    lane.told = null;
    lane.wasStuck = lane.isStuck();
    if (lane.wasStuck) {
      stuckRunning++;
    }
    lane.begunAs = circuit.begin(lane.wasStuck, now);
    lane.taken = bucket.take(now);
  }

  /// An attempt of a running lane ended; null: it could not be made, and tells nothing. Then the
  /// next may fare as well, and all that waits is not to fail in vain at once.
  void tell(Lane lane, @Nullable Told told, Duration time, Instant now) {
    if (told == null) {
      circuit.unmade(lane, now);
      restsUntil = later(restsUntil, now.plus(UNMADE_REST));
      return;
    }
    lane.told = told;
    lane.attempted();
    stuckProbed = lane.wasStuck;
    if (!lane.wasStuck) {
      ready.attempted();
    }
    took = time;
    if (key.route().faithful()) {
      if (slow()) {
        restsUntil = now.plus(took);
      }
    } else if (told == Told.PRESENT) {
      lane.stuckAt = null;
      circuit.present(lane, now, inFlightMax);
    } else {
      lane.stuckAt = key.route().address();
      circuit.absent(lane, now, ready.hasStuck());
    }
  }

  /// The handler asks for a pause. A faithful one is told as the original tells it, and there
  /// nobody listens to that.
  void spare(Lane lane, Duration pause, Instant now) {
    if (!key.route().faithful()) {
      site.spare(lane, now.plus(pause), now);
    }
  }

  /// The handler wants to be spared, since then, and said so where other limits hold.
  void spare(Instant then) {
    if (!key.route().faithful()) {
      circuit.spare(then);
    }
  }

  /// A lane runs no longer.
  void end(Lane lane) {
    running--;
    under.remove(lane);
    if (lane.wasStuck) {
      stuckRunning--;
    }
    if (lane.told == null) {
      bucket.giveBack(lane.taken);
      circuit.unused(lane);
    }
  }

  /// When the longest of its runs began; null: none is under way.
  @Nullable Instant oldest() {
    return under.isEmpty() ? null : under.getFirst().begun;
  }

  /// Did it take long to answer last?
  boolean slow() {
    return took.compareTo(SLOW_MIN) >= 0;
  }

  /// How long it took to answer last.
  Duration took() {
    return took;
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
