package dev.confab.hooks;

import dev.confab.basics.HandlerId;
import dev.confab.sql.Tx;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who was told in the call under way. Belongs to the writer's thread, on which one call follows
/// the other.
final class Notices {
  private @Nullable Tx call;
  private final Set<HandlerId> told = new HashSet<>();

  boolean contains(Tx tx, HandlerId hook) {
    return tx == call && told.contains(hook);
  }

  void add(Tx tx, HandlerId hook) {
    if (tx != call) {
      call = tx;
      told.clear();
    }
    told.add(hook);
  }
}
