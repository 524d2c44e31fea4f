package dev.confab.sql;

import java.util.function.Supplier;

/// Work that is done with what is in memory, or not at all: for threads that may not wait for a
/// database.
public final class AtHand {
  private static final ScopedValue<Boolean> ONLY = ScopedValue.newInstance();

  private AtHand() {}

  /// Thrown where the database would have been asked. What was tried has to be done by somebody who
  /// may wait.
  public static final class Missing extends RuntimeException {
    private Missing() {
      super("not at hand", null, false, false);
    }
  }

  /// What `work` returns when it asks no database.
  ///
  /// @throws Missing when it would have to
  public static <T> T only(Supplier<T> work) {
    return ScopedValue.where(ONLY, true).call(work::get);
  }

  static void check() {
    if (ONLY.isBound()) {
      throw new Missing();
    }
  }
}
