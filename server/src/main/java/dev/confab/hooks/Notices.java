package dev.confab.hooks;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.sql.Tx;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be known of the call under way: who was told in it, and whose doing it is. Belongs to
/// the writer's thread, on which one call follows the other.
final class Notices {
  private record Source(AppId app, String connector) {}

  private @Nullable Tx call;
  private final Set<HandlerId> told = new HashSet<>();
  private @Nullable Source source;

  boolean contains(Tx tx, HandlerId hook) {
    return tx == call && told.contains(hook);
  }

  void add(Tx tx, HandlerId hook) {
    enter(tx);
    told.add(hook);
  }

  void changedBy(Tx tx, AppId app, String connector) {
    enter(tx);
    source = connector.isEmpty() ? null : new Source(app, connector);
  }

  boolean isOwn(Tx tx, Hook hook) {
    return tx == call && new Source(hook.app(), hook.connector()).equals(source);
  }

  private void enter(Tx tx) {
    if (tx != call) {
      call = tx;
      told.clear();
      source = null;
    }
  }
}
