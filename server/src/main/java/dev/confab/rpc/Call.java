package dev.confab.rpc;

import dev.confab.basics.Caller;
import dev.confab.basics.Change;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call in progress: who, when, and the store as this call may use it.
public final class Call {
  private final Caller caller;
  private final Instant now;
  private final Origin origin;
  private final Reads reads;
  private final @Nullable Tx tx;
  private final Change.Log changes;

  Call(
      Caller caller, Instant now, Origin origin, Reads reads, @Nullable Tx tx, Change.Log changes) {
    this.caller = caller;
    this.now = now;
    this.origin = origin;
    this.reads = reads;
    this.tx = tx;
    this.changes = changes;
  }

  /// Who calls.
  public Caller caller() {
    return caller;
  }

  /// The moment the call runs.
  public Instant now() {
    return now;
  }

  /// Where the call came from.
  public Origin origin() {
    return origin;
  }

  /// Whether the portal called has made this change.
  public boolean made(Change change) {
    return changes.made(caller.portal(), change);
  }

  /// The revision of the API the portal called speaks.
  public int revision() {
    return changes.revision(caller.portal());
  }

  /// The portal's rows, to look at.
  public Reads reads() {
    return reads;
  }

  /// The transaction to write in; only for a method declared as writing.
  public Tx tx() {
    if (tx == null) {
      throw new IllegalStateException("a reading method asked to write");
    }
    return tx;
  }
}
