package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Applications as they were committed, for readers: each event that is posted asks for its own.
///
/// An entry remembers the generation in which its look-up began, and a change of any application
/// begins a new one, so that a look-up that raced a change leaves nothing stale behind.
final class CommittedApps {
  private static final int KEPT_MAX = 10_000;

  private record Place(PortalId portal, AppId id) {}

  private record Entry(App app, long generation) {}

  private final ConcurrentHashMap<Place, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  @Nullable App get(PortalId portal, AppId id, Supplier<@Nullable App> look) {
    var place = new Place(portal, id);
    var known = entries.get(place);
    if (known != null && known.generation() == generation.get()) {
      return known.app();
    }
    var began = generation.get();
    var app = look.get();
    if (app != null && entries.size() < KEPT_MAX) {
      entries.put(place, new Entry(app, began));
    }
    return app;
  }

  void forgetAll() {
    generation.incrementAndGet();
    entries.clear();
  }
}
