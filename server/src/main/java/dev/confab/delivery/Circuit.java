package dev.confab.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Spares a handler that is down, and whoever waits for others. It opens when several dialogs in a
/// row found nobody there; then one attempt after a pause shows whether the handler is back. When
/// it is, attempts at the same time grow from one, one for each success, so that the backlog does
/// not knock it over.
///
/// Dialogs are counted and not attempts: a single event that breaks its handler holds up its own
/// dialog and must not close the door for the others. Nor may many such events: a dialog that is
/// stuck, whose event was attempted in vain before, says something of itself. So what stuck dialogs
/// find keeps back stuck ones only, and while something was taken lately those that were not
/// attempted yet are tried each second, however many others failed. Guarded by the lock of [Lanes].
final class Circuit {
  /// Whether attempts are made.
  enum State {
    /// As usual.
    CLOSED,
    /// None until the next probe.
    OPEN,
    /// One, the probe.
    HALF_OPEN
  }

  /// Dialogs that must fail in a row.
  static final int FAILING_MAX = 5;

  /// Pause before the first probe; it doubles with each that fails.
  private static final Duration PROBE_PAUSE_MIN = Duration.ofSeconds(1);

  /// Longest pause between two probes: so much later is a recovery noticed at most.
  static final Duration PROBE_PAUSE_MAX = Duration.ofMinutes(1);

  /// So long after it took something, or something came for it, a handler is believed to be there,
  /// whatever fails.
  static final Duration HOPE = Duration.ofMinutes(5);

  /// Stands for a probe that is not made.
  private static final long NONE = -1;

  /// Knows until when the handler wants to be spared.
  private final Site site;

  private final Set<String> failing = new HashSet<>(2);
  private boolean open;

  /// Counts how often it opened and closed, and its probes.
  private long number;

  /// The number at which it opened or closed last: what began before tells of another time.
  private long turned;

  /// The probes that are under way, by their numbers: of a dialog that is stuck, and of one that is
  /// not.
  private long stuckProbe = NONE;

  private long freshProbe = NONE;

  /// Somebody wished for a probe while one was under way that had to be waited for.
  private boolean wished;

  private Instant since = Instant.EPOCH;
  private Instant probeAt = Instant.EPOCH;
  private Instant freshAt = Instant.EPOCH;

  /// To when the stuck probe under way put off that of another, and from when.
  private Instant freshPutOff = Instant.MAX;

  private Instant freshBefore = Instant.EPOCH;

  /// When a stuck dialog was attempted last, or it opened.
  private Instant stuckTried = Instant.EPOCH;

  private Duration pause = PROBE_PAUSE_MIN;
  private int places = Integer.MAX_VALUE;

  /// When it last took something, or answered at all.
  private Instant present = Instant.EPOCH;

  /// When what was not attempted in vain before was so last.
  private Instant failed = Instant.EPOCH;

  /// Until when it is believed to be there: one that is new, too.
  private Instant hopeUntil = Instant.EPOCH;

  /// The circuit of a handler, which may have asked to be spared before.
  Circuit(Site site) {
    this.site = site;
  }

  State state() {
    if (!open) {
      return State.CLOSED;
    }
    return freshProbe == NONE && stuckProbe == NONE ? State.OPEN : State.HALF_OPEN;
  }

  Instant since() {
    return since;
  }

  /// When the next probe is made of a dialog that is stuck.
  Instant probeAt() {
    return probeAt;
  }

  /// When the next probe is made of a dialog that was not attempted in vain.
  Instant freshAt() {
    return freshAt;
  }

  /// Attempts at the same time while a handler comes back.
  int places() {
    return places;
  }

  /// All places are there again.
  boolean full() {
    return !open && places == Integer.MAX_VALUE;
  }

  /// A probe is under way, and no other may be made beside it. Beside that of a stuck dialog, which
  /// may take as long as an attempt can, one of another may.
  boolean busy(boolean fresh) {
    return freshProbe != NONE || (stuckProbe != NONE && !fresh);
  }

  /// Nothing to remember.
  boolean quiet() {
    return full() && failing.isEmpty();
  }

  /// An attempt begins, while it is open as a probe; returns the number by which what comes of it
  /// is known as of this time.
  long begin(boolean stuck, Instant now) {
    if (hopeUntil.equals(Instant.EPOCH)) {
      hopeUntil = now.plus(HOPE);
    }
    if (open) {
      number++;
      if (stuck) {
        stuckProbe = number;
        if (!now.isBefore(hopeUntil)) {
          freshBefore = freshAt;
          freshAt = later(freshAt, now.plus(pause)); // a probe a minute is made of all
          freshPutOff = freshAt;
        } else {
          freshPutOff = Instant.MAX;
        }
      } else {
        freshProbe = number;
      }
    }
    return number;
  }

  /// Is this a probe of now? Then it is one no longer.
  private boolean ends(Lane lane) {
    if (lane.begunAs == freshProbe) {
      freshProbe = NONE;
      return true;
    }
    if (lane.begunAs == stuckProbe) {
      stuckProbe = NONE;
      return true;
    }
    return false;
  }

  private void turn(boolean opens) {
    open = opens;
    number++;
    turned = number;
    freshProbe = NONE;
    stuckProbe = NONE;
    wished = false;
  }

  /// The handler was there, whatever it answered. Only what began as things are now, while it is
  /// open a probe, says that more may be attempted.
  void present(Lane lane, Instant now, int inFlightMax) {
    failing.clear();
    present = now;
    hopeUntil = now.plus(HOPE);
    boolean probe = ends(lane);
    if (site.asked().isAfter(now)) {
      return; // begun before it asked to be spared
    }
    if (probe) {
      turn(false);
      since = now;
      pause = PROBE_PAUSE_MIN;
      places = 1;
      grow(inFlightMax);
    } else if (open) {
      freshAt = earlier(freshAt, soon());
    } else if (lane.begunAs >= turned) {
      grow(inFlightMax);
    }
  }

  private void grow(int inFlightMax) {
    if (places < inFlightMax) {
      places++;
    } else {
      places = Integer.MAX_VALUE;
    }
  }

  /// Nobody was there, or only somebody in despair.
  ///
  /// @param stuckWait dialogs that are stuck wait for their probe
  void absent(Lane lane, Instant now, boolean stuckWait) {
    if (open) {
      if (ends(lane)) {
        rest(lane.wasStuck, now, stuckWait);
      }
    } else if (lane.begunAs >= turned) {
      boolean told = lane.wasStuck && full() && now.isBefore(present.plus(HOPE));
      if (!told) {
        failing.add(lane.key.name());
      }
      if (failing.size() >= FAILING_MAX || (places < Integer.MAX_VALUE && failing.size() > 1)) {
        open(now);
        rest(lane.wasStuck, now, stuckWait);
      }
    }
  }

  private void open(Instant now) {
    turn(true);
    since = now;
    failing.clear();
    stuckTried = now;
    probeAt = later(site.asked(), now.plus(pause));
  }

  /// Puts off the next probe.
  ///
  /// @param stuck it was a stuck dialog that found nobody
  private void rest(boolean stuck, Instant now, boolean stuckWait) {
    var next = later(site.asked(), now.plus(pause));
    boolean hopes = now.isBefore(hopeUntil);
    if (stuck) {
      stuckTried = now;
    } else {
      failed = now;
    }
    if (!hopes) {
      freshAt = next;
      probeAt = next;
    } else if (stuck) {
      probeAt = next;
    } else {
      freshAt = soon();
      // others that fail put off those that are stuck, but not as long as they come
      var latest = later(probeAt, stuckTried.plus(PROBE_PAUSE_MAX));
      probeAt = stuckWait ? later(site.asked(), earlier(next, latest)) : next;
    }
    if (wished) {
      hurry(now);
    }
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(PROBE_PAUSE_MAX) > 0 ? PROBE_PAUSE_MAX : doubled;
  }

  /// One probe a second at most.
  private Instant soon() {
    return later(site.asked(), failed.plus(PROBE_PAUSE_MIN));
  }

  /// Something came of which nothing is known yet. It may be taken, whatever else was not, and is
  /// not to wait as long as those do that came when nothing was taken for a while.
  void arrive(Instant now) {
    hopeUntil = later(hopeUntil, now.plus(HOPE));
    if (open) {
      freshAt = earlier(freshAt, soon());
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /// The handler wants to be spared, and said so at an attempt of this lane.
  void spare(Lane lane, Instant now) {
    if (open && ends(lane)) {
      rest(false, now, false); // pauses grow as well where it asks for short ones again and again
    } else {
      spare(now);
    }
  }

  /// The handler wants to be spared, since then.
  void spare(Instant then) {
    var asked = site.asked();
    if (open) {
      probeAt = later(asked, probeAt);
      freshAt = later(asked, freshAt);
    } else {
      open(then);
      probeAt = asked;
      freshAt = asked;
    }
  }

  /// Somebody wishes to have something attempted now: that is a probe, at once or when the one that
  /// is under way has failed, whatever was before.
  void hurry(Instant now) {
    wished = freshProbe != NONE;
    if (open) {
      site.forget();
      probeAt = now;
      freshAt = now;
    }
  }

  /// What was to be a probe could not be made. The next is a second later, so that not all that
  /// waits is tried in vain at once.
  void unmade(Lane lane, Instant now) {
    if (endsInVain(lane)) {
      var next = now.plus(PROBE_PAUSE_MIN);
      probeAt = later(probeAt, next);
      freshAt = later(freshAt, next);
    }
  }

  /// What was to be a probe had nothing to attempt: the time of the next is not put off.
  void unused(Lane lane) {
    var _ = endsInVain(lane);
  }

  /// The same as [#ends] of a probe that attempted nothing: the others' is not put off by it.
  private boolean endsInVain(Lane lane) {
    boolean probe = ends(lane);
    if (probe && lane.wasStuck && freshAt.equals(freshPutOff)) {
      freshAt = freshBefore;
    }
    return probe;
  }
}
