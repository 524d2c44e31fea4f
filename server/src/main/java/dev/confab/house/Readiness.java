package dev.confab.house;

import dev.confab.sql.StoreFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this server can do its work at the moment: it is open, and its store can be read and
/// written. Found out by doing it, since a disk that is full is not to be seen otherwise; not more
/// often than needed, since everybody may ask.
final class Readiness implements Supplier<@Nullable String> {
  /// How long the store has to answer. Whoever asks waits no longer than this.
  static final Duration PATIENCE = Duration.ofSeconds(4);

  /// How long an answer of the store is believed.
  static final Duration BELIEVED = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final String NOTHING = "";
  private static final String SHUT = "the server starts or stops";
  private static final String SILENT =
      "the store has not answered for " + PATIENCE.toSeconds() + " seconds";

  private final BooleanSupplier open;
  private final Runnable probe;
  private final Duration patience;
  private final LongSupplier nanos;
  private @Nullable CompletableFuture<String> underWay;
  private String found = NOTHING;
  private long foundAt;

  /// @param open whether the server takes calls
  /// @param probe reads and writes; throws what is in the way
  Readiness(BooleanSupplier open, Runnable probe) {
    this(open, probe, PATIENCE, System::nanoTime);
  }

  /// @param nanos a clock that only goes on
  Readiness(BooleanSupplier open, Runnable probe, Duration patience, LongSupplier nanos) {
    this.open = open;
    this.probe = probe;
    this.patience = patience;
    this.nanos = nanos;
    this.foundAt = nanos.getAsLong() - BELIEVED.toNanos();
  }

  /// Why it cannot, as a part of a sentence; null: it can.
  @Override
  public @Nullable String get() {
    var why = open.getAsBoolean() ? store() : SHUT;
    return why.equals(NOTHING) ? null : why;
  }

  private String store() {
    CompletableFuture<String> asked;
    synchronized (this) {
      if (underWay == null && nanos.getAsLong() - foundAt < BELIEVED.toNanos()) {
        return found;
      }
      if (underWay == null) {
        underWay = new CompletableFuture<>();
        Thread.startVirtualThread(this::look);
      }
      asked = underWay; // one that does not come back is not asked a second time
    }
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return SILENT;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SILENT;
    }
  }

  /// An answer counts from when it came, whether or not somebody still waited for it.
  private void look() {
    var answer = probed();
    @Nullable CompletableFuture<String> asked;
    synchronized (this) {
      found = answer;
      foundAt = nanos.getAsLong();
      asked = underWay;
      underWay = null;
    }
    if (asked != null) {
      asked.complete(answer);
    }
  }

  private String probed() {
    try {
      probe.run();
      return NOTHING;
    } catch (StoreFailure e) {
      return e.why();
    } catch (RuntimeException | Error e) {
      LOG.error("Looking whether the store works failed", e);
      return StoreFailure.UNTOLD;
    }
  }
}
