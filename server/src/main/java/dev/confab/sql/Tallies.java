package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the calls of the running group added to the totals of the store.
final class Tallies {
  private record Total(PortalId portal, Tally tally) {}

  private Map<Total, Long> sums = new LinkedHashMap<>();
  private Map<Total, Long> marked = Map.of();

  void add(PortalId portal, Tally tally, long amount) {
    if (amount != 0) {
      sums.merge(new Total(portal, tally), amount, Long::sum);
    }
  }

  /// Adds one for a change that touched a row.
  void count(Appended change) {
    if (change.tally() != null) {
      add(change.portal(), change.tally(), 1);
    }
  }

  /// Remembers the sums of this moment.
  void mark() {
    marked = Map.copyOf(sums);
  }

  /// Goes back to the sums that were remembered.
  void restore() {
    sums = new LinkedHashMap<>(marked);
  }

  void forget() {
    sums.clear();
  }

  /// Defers the writing of the sums.
  void write(WriterConnection connection) {
    sums.forEach(
        (total, sum) -> {
          var values = total.tally().key().toArray(new Object[total.tally().key().size() + 1]);
          values[values.length - 1] = sum;
          connection.defer(new Appended(total.tally().sql(), total.portal(), values, null));
        });
    sums.clear();
  }
}
