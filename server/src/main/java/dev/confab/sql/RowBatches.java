package dev.confab.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Deferred changes as JDBC batches, one a text: the way of a database in this process, which
/// nothing has to be sent to.
final class RowBatches implements Batches {
  private record Batch(PreparedStatement statement, List<Appended> changes) {}

  @Override
  public void execute(List<Appended> deferred, Preparing connection, Tallies tallies)
      throws SQLException {
    var batches = new LinkedHashMap<String, Batch>();
    for (var change : deferred) {
      var statement = Statement.of(change.sql());
      var batch = batches.get(change.sql());
      if (batch == null) {
        batch = new Batch(connection.prepare(statement.jdbc()), new ArrayList<>());
        batches.put(change.sql(), batch);
      }
      statement.bind(batch.statement(), change.portal(), change.values());
      batch.statement().addBatch();
      batch.changes().add(change);
    }
    for (var batch : batches.values()) {
      var counts = batch.statement().executeBatch();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] != 0) {
          tallies.count(batch.changes().get(i));
        }
      }
    }
  }
}
