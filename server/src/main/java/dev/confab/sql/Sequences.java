package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The numbers the writer gives out, kept in memory and written once a group.
final class Sequences {
  private static final String WRITE =
      """
      INSERT INTO counters (portal_id, name, value) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, name) DO UPDATE SET value = excluded.value\
      """;

  private static final class Sequence {
    long value;
    boolean changed;
  }

  private final WriterConnection connection;
  private final Map<PortalId, EnumMap<Counter, Sequence>> sequences = new HashMap<>();

  Sequences(WriterConnection connection) {
    this.connection = connection;
  }

  long next(PortalId portal, Counter counter) {
    var sequence = sequence(portal, counter);
    sequence.changed = true;
    return ++sequence.value;
  }

  /// Makes sure that `taken` and what is below it is never given out.
  void reserve(PortalId portal, Counter counter, long taken) {
    var sequence = sequence(portal, counter);
    if (sequence.value < taken) {
      sequence.value = taken;
      sequence.changed = true;
    }
  }

  private Sequence sequence(PortalId portal, Counter counter) {
    return sequences
        .computeIfAbsent(portal, p -> new EnumMap<>(Counter.class))
        .computeIfAbsent(counter, c -> load(portal, c));
  }

  private Sequence load(PortalId portal, Counter counter) {
    try {
      var sequence = new Sequence();
      var stored = connection.query(portal, Counter.REACHED, row -> row.number(1), counter.name());
      sequence.value = stored.isEmpty() ? 0 : stored.getFirst();
      return sequence;
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  /// Defers the writing of what was given out since the last time.
  void write() {
    sequences.forEach(
        (portal, counters) ->
            counters.forEach(
                (counter, sequence) -> {
                  if (sequence.changed) {
                    sequence.changed = false;
                    connection.defer(
                        new Appended(
                            WRITE, portal, new Object[] {counter.name(), sequence.value}, null));
                  }
                }));
  }

  /// Forgets all, so that the numbers are read anew after a rollback.
  void forget() {
    sequences.clear();
  }
}
