package dev.confab.rpc;

import dev.confab.basics.Caller;
import dev.confab.basics.Change;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One call in progress: who, when, and the store as this call may use it.
public final class Call {
  private final Caller caller;
  private final Instant now;
  private final Origin origin;
  private final Reads reads;
  private final @Nullable Tx tx;
  private final Change.Log changes;
  private final @Nullable Writing writing;
  private final Supplier<Caller> again;

  /// How a call that has begun without a transaction gets one.
  ///
  /// @param began what happens first in it
  record Writing(Store store, Consumer<Tx> began) {}

  private Call(
      Caller caller,
      Instant now,
      Origin origin,
      Reads reads,
      @Nullable Tx tx,
      Change.Log changes,
      @Nullable Writing writing,
      Supplier<Caller> again) {
    this.caller = caller;
    this.now = now;
    this.origin = origin;
    this.reads = reads;
    this.tx = tx;
    this.changes = changes;
    this.writing = writing;
    this.again = again;
  }

  /// A call that only looks.
  ///
  /// @param again identifies the caller once more
  static Call looking(
      Caller caller,
      Instant now,
      Origin origin,
      Reads reads,
      Change.Log changes,
      Supplier<Caller> again) {
    return new Call(caller, now, origin, reads, null, changes, null, again);
  }

  /// A call inside its transaction.
  static Call inside(Caller caller, Instant now, Origin origin, Tx tx, Change.Log changes) {
    return new Call(caller, now, origin, tx, tx, changes, null, () -> caller);
  }

  /// The same call, about to open its transaction itself.
  Call before(Writing writing) {
    return new Call(caller, now, origin, reads, null, changes, writing, again);
  }

  /// Who calls.
  public Caller caller() {
    return caller;
  }

  /// Who calls as of now, for a method that waits: the credential may have ended meanwhile, or lost
  /// what the method needs. Refuses as a call that comes now would be refused.
  public Caller again() {
    return again.get();
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

  /// Writes, after what takes long and needs no transaction; only for a method declared as
  /// preparing. `work` may run more than once.
  public <T extends @Nullable Object> T write(Function<Call, T> work) {
    if (writing == null) {
      throw new IllegalStateException("this method has its transaction already, or none");
    }
    return writing
        .store()
        .write(
            caller.portal(),
            tx -> {
              writing.began().accept(tx);
              return work.apply(inside(caller, now, origin, tx, changes));
            });
  }
}
