package dev.confab.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The operating system's lookup, on threads of its own and with a deadline: it is native code that
/// holds its thread, and on a virtual thread a slow name server would stop everybody.
final class SystemNames implements Names {
  private static final int THREADS_MAX = 16;
  private static final int WAITING_MAX = 1_000;
  private static final Duration LOOKUP_MAX = Duration.ofSeconds(5);

  private final ThreadPoolExecutor threads;

  SystemNames() {
    threads =
        new ThreadPoolExecutor(
            THREADS_MAX,
            THREADS_MAX,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().name("confab-names-", 0).daemon(true).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public InetAddress[] lookup(String host) throws UnknownHostException {
    try {
      var answer = threads.submit(() -> InetAddress.getAllByName(host));
      try {
        return answer.get(LOOKUP_MAX.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        answer.cancel(true);
        throw new UnknownHostException("no answer from the name server");
      }
    } catch (ExecutionException | RejectedExecutionException e) {
      throw new UnknownHostException(host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }
}
