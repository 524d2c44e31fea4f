package dev.confab.rpc;

import dev.confab.basics.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a method returned, and what stands beside it in an answer.
///
/// @param result any value that can be written as JSON
/// @param total how many there are in all; null where nobody counts
/// @param next where the next page begins; null when there is none
/// @param time the `time` block
record Returned(@Nullable Object result, @Nullable Long total, @Nullable Long next, Timing time) {

  static Returned of(@Nullable Object result, Timing time) {
    return switch (result) {
      case Page<?> page -> new Returned(page.items(), page.total(), page.next(), time);
      case KeyedPage<?> page -> {
        // as PHP writes a map: an empty one is a list
        Object items = page.items().isEmpty() ? List.of() : page.items();
        yield new Returned(items, page.total(), page.next(), time);
      }
      case Counted<?> counted -> new Returned(counted.result(), counted.total(), null, time);
      case null, default -> new Returned(result, null, null, time);
    };
  }

  /// For whoever looks into it.
  Outcome.Done inTree() {
    return new Outcome.Done(Json.tree(result), total, next, time.tree());
  }
}
