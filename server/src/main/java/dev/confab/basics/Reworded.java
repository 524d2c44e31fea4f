package dev.confab.basics;

import java.util.function.Supplier;

/// Says in a caller's words what a domain refuses in others: a generation of the API that knows one
/// error where another knows ten.
public final class Reworded {
  private Reworded() {}

  /// What `work` returns; where it is refused, refused with `error` instead.
  public static <T> T as(ErrorCode error, Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refused) {
      throw error.refuse();
    }
  }
}
