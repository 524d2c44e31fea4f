package dev.confab.eventlog;

import dev.confab.basics.PortalId;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes settlements of many threads in one call to the store.
///
/// Thousands of attempts may end in the same moment, and each of them needs its row. If each were a
/// call of its own they would crowd out the callers of the API in the writer's queue, and if each
/// waited for its row with a thread of its own, putting threads to sleep and waking them would take
/// longer than the rows. So settlements gather at a desk, where one thread takes along what has
/// come, and then tells everyone, as long as more comes.
final class Settlements {
  /// Most settlements in one call.
  private static final int BATCH_MAX = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);

  /// @param ended is told that the change is on disk, or what failed
  private record Wish(Consumer<Tx> change, Consumer<@Nullable Throwable> ended) {}

  private static final class Desk {
    final ConcurrentLinkedQueue<Wish> queue = new ConcurrentLinkedQueue<>();
    final AtomicBoolean taken = new AtomicBoolean();
  }

  private final Store store;
  private final Consumer<PortalId> written;
  private final ConcurrentHashMap<PortalId, Desk> desks = new ConcurrentHashMap<>();

  /// @param written hears of each portal in which something was settled
  Settlements(Store store, Consumer<PortalId> written) {
    this.store = store;
    this.written = written;
  }

  /// How many wait until they are taken along.
  int waiting(PortalId portal) {
    var desk = desks.get(portal);
    return desk == null ? 0 : desk.queue.size();
  }

  /// Returns when the change is on disk.
  void add(PortalId portal, Consumer<Tx> change) {
    var ended = new CompletableFuture<Boolean>();
    add(
        portal,
        change,
        failure -> {
          if (failure == null) {
            ended.complete(true);
          } else {
            ended.completeExceptionally(failure);
          }
        });
    try {
      ended.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }

  /// `ended` is told when the change is on disk, or what failed: mostly after this has returned. It
  /// holds up all others, so it must be quick.
  void add(PortalId portal, Consumer<Tx> change, Consumer<@Nullable Throwable> ended) {
    var desk = desks.computeIfAbsent(portal, p -> new Desk());
    desk.queue.add(new Wish(change, ended));
    sit(portal, desk);
  }

  /// Who comes adds his wish before he looks whether the desk is free, and who leaves looks for
  /// wishes afterwards: so none is left at a desk that nobody sits at. Who came takes along what is
  /// there, and has other things to do then; what came meanwhile is left to a thread of its own.
  private void sit(PortalId portal, Desk desk) {
    if (!desk.taken.compareAndSet(false, true)) {
      return;
    }
    try {
      writeSome(portal, desk);
    } finally {
      desk.taken.set(false);
    }
    if (!desk.queue.isEmpty()) {
      Thread.ofVirtual().name("settlements").start(() -> stay(portal, desk));
    }
  }

  private void stay(PortalId portal, Desk desk) {
    while (!desk.queue.isEmpty() && desk.taken.compareAndSet(false, true)) {
      try {
        while (!desk.queue.isEmpty()) {
          writeSome(portal, desk);
        }
      } finally {
        desk.taken.set(false);
      }
    }
  }

  private void writeSome(PortalId portal, Desk desk) {
    var batch = new ArrayList<Wish>();
    for (var wish = desk.queue.poll(); wish != null; wish = desk.queue.poll()) {
      batch.add(wish);
      if (batch.size() == BATCH_MAX) {
        break;
      }
    }
    if (!batch.isEmpty()) {
      var failure = write(portal, batch);
      batch.forEach(wish -> tell(wish, failure));
    }
  }

  private static void tell(Wish wish, @Nullable Throwable failure) {
    try {
      wish.ended.accept(failure);
    } catch (RuntimeException | Error e) {
      LOG.error("What follows a settlement failed", e);
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
      written.accept(portal);
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }
}
