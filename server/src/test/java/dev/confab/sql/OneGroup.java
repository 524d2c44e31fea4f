package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// Runs calls so that the writer takes them as one group, in their order.
final class OneGroup {
  private OneGroup() {}

  /// Sends the calls while the writer is held; returns their answers when all are done.
  @SafeVarargs
  static <T> List<CompletableFuture<T>> of(Store store, PortalId portal, Function<Tx, T>... calls) {
    var held = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var holder = send(store, portal, tx -> hold(held, go));
    await(held);
    var answers = new ArrayList<CompletableFuture<T>>();
    for (var call : calls) {
      answers.add(send(store, portal, call));
      while (store.waiting() < answers.size()) {
        Thread.onSpinWait();
      }
    }
    go.countDown();
    holder.join();
    answers.forEach(answer -> answer.exceptionally(failure -> null).join());
    return answers;
  }

  private static <T> CompletableFuture<T> send(Store store, PortalId portal, Function<Tx, T> call) {
    var answer = new CompletableFuture<T>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                answer.complete(store.write(portal, call));
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            });
    return answer;
  }

  private static boolean hold(CountDownLatch held, CountDownLatch go) {
    held.countDown();
    await(go);
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
