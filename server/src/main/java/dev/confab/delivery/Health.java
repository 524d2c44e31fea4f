package dev.confab.delivery;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a handler does, as far as its attempts tell.
///
/// @param circuit `closed`, `open` or `half_open`
/// @param since when that became so; null: always
/// @param nextProbe when the next attempt shows whether an open circuit closes; null: it is closed
/// @param inFlight attempts under way
/// @param ready dialogs that wait for a place
/// @param oldest since when the longest of the attempts under way is; null: none is
public record Health(
    String circuit,
    @Nullable Instant since,
    @Nullable Instant nextProbe,
    int inFlight,
    int ready,
    @Nullable Instant oldest) {

  /// Of a handler nothing is known against.
  public static final Health UNKNOWN = new Health("closed", null, null, 0, 0, null);

  static Health of(Destination to, Steady clock) {
    var circuit = to.circuit;
    var oldest = to.oldest();
    return new Health(
        circuit.state().name().toLowerCase(Locale.ROOT),
        circuit.since().equals(Instant.EPOCH) ? null : clock.shown(circuit.since()),
        circuit.state() == Circuit.State.OPEN ? clock.shown(to.probeAt()) : null,
        to.running,
        to.ready.size(),
        oldest == null ? null : clock.shown(oldest));
  }
}
