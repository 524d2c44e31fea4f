package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call's transaction on the writer. A `Tx` parameter in a signature says: I write.
///
/// Two ways to write: [#run] executes at once and returns the count of rows, [#append] defers to
/// one batch for the whole group. Appended statements may be executed after the other texts of the
/// group, so a text may be appended only where order between texts does not matter: a new row, or a
/// value that only moves forward. Any read or [#run] flushes what was appended before it.
public final class Tx implements Reads {
  /// What a call adds to a total.
  record Added(Tally tally, long amount) {}

  private final GroupWriter writer;
  private final PortalId portal;
  final List<Appended> pending = new ArrayList<>();
  final List<Added> added = new ArrayList<>(0);
  final List<Runnable> afterCommit = new ArrayList<>();
  final List<Runnable> onUndo = new ArrayList<>();

  Tx(GroupWriter writer, PortalId portal) {
    this.writer = writer;
    this.portal = portal;
  }

  @Override
  public PortalId portal() {
    return portal;
  }

  @Override
  public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) {
    return writer.list(this, sql, mapper, values);
  }

  /// Executes a change at once; returns how many rows it touched.
  public int run(String sql, @Nullable Object... values) {
    return writer.run(this, sql, values);
  }

  /// Defers a change to the group's batch.
  public void append(String sql, @Nullable Object... values) {
    pending.add(new Appended(sql, portal, values, null));
  }

  /// Defers a change to the group's batch and adds one to the total if it touches a row.
  public void append(Tally tally, String sql, @Nullable Object... values) {
    pending.add(new Appended(sql, portal, values, tally));
  }

  /// Adds to a total, if this call is not undone.
  public void add(Tally tally, long amount) {
    added.add(new Added(tally, amount));
  }

  /// The next number of a sequence of this portal.
  public long nextId(Counter counter) {
    return writer.nextId(portal, counter);
  }

  /// Tells a sequence that numbers up to `taken` were chosen by somebody else, for example by the
  /// portal file: it never hands them out.
  public void reserve(Counter counter, long taken) {
    writer.reserve(portal, counter, taken);
  }

  /// Runs after the group is flushed to disk, on the writer: must be quick and must not fail.
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /// Runs when this call is undone, so that a cache can forget what it saw inside it.
  public void onUndo(Runnable action) {
    onUndo.add(action);
  }
}
