package dev.confab.eventlog;

import dev.confab.basics.PortalId;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes settlements of many threads in one call to the store.
///
/// Thousands of attempts may end in the same moment, and each of them waits for its row. If each
/// were a call of its own they would crowd out the callers of the API in the writer's queue. So one
/// of those who wait takes along what the others brought; the next finds its own already done.
final class Settlements {
  /// Most settlements in one call.
  private static final int BATCH_MAX = 500;

  private static final class Wish {
    final Consumer<Tx> change;
    final Thread owner = Thread.currentThread();
    volatile boolean done;
    @Nullable Throwable failure;

    Wish(Consumer<Tx> change) {
      this.change = change;
    }
  }

  private static final class Desk {
    final ConcurrentLinkedQueue<Wish> queue = new ConcurrentLinkedQueue<>();
    final AtomicBoolean taken = new AtomicBoolean();
  }

  private final Store store;
  private final ConcurrentHashMap<PortalId, Desk> desks = new ConcurrentHashMap<>();

  Settlements(Store store) {
    this.store = store;
  }

  /// How many wait until somebody takes theirs along.
  int waiting(PortalId portal) {
    var desk = desks.get(portal);
    return desk == null ? 0 : desk.queue.size();
  }

  /// Returns when the change is on disk.
  void add(PortalId portal, Consumer<Tx> change) {
    var wish = new Wish(change);
    var desk = desks.computeIfAbsent(portal, p -> new Desk());
    desk.queue.add(wish);
    boolean interrupted = false;
    while (!wish.done) {
      if (desk.taken.compareAndSet(false, true)) {
        writeSome(portal, desk);
      } else {
        LockSupport.park(desk);
        interrupted |= Thread.interrupted(); // it would not park again
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    switch (wish.failure) {
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case null, default -> {}
    }
  }

  /// The desk is left before the first of those who still wait is woken, and who comes adds his
  /// wish before he looks whether the desk is free: so nobody waits at a desk that nobody sits at.
  private void writeSome(PortalId portal, Desk desk) {
    var batch = new ArrayList<Wish>();
    try {
      for (var wish = desk.queue.poll(); wish != null; wish = desk.queue.poll()) {
        batch.add(wish);
        if (batch.size() == BATCH_MAX) {
          break;
        }
      }
      var failure = batch.isEmpty() ? null : write(portal, batch);
      batch.forEach(wish -> wish.failure = failure);
    } finally {
      desk.taken.set(false);
    }
    var next = desk.queue.peek();
    if (next != null) {
      LockSupport.unpark(next.owner);
    }
    for (var wish : batch) {
      wish.done = true;
      LockSupport.unpark(wish.owner);
    }
  }

  /// An error too: nobody may be left who waits for a change that was taken along.
  private @Nullable Throwable write(PortalId portal, List<Wish> batch) {
    try {
      store.write(
          portal,
          tx -> {
            batch.forEach(wish -> wish.change.accept(tx));
            return batch.size();
          });
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }
}
