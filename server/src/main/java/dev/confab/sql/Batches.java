package dev.confab.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// A way to make many changes at once.
interface Batches {
  /// Gives statements that are kept prepared.
  @FunctionalInterface
  interface Preparing {
    PreparedStatement prepare(String jdbc) throws SQLException;
  }

  /// Makes the changes: those of one text in their order, texts in the order in which they first
  /// appear. Counts those that touched a row.
  void execute(List<Appended> deferred, Preparing connection, Tallies tallies) throws SQLException;
}
