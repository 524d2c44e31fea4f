package dev.confab.portals;

import dev.confab.basics.Id;
import dev.confab.basics.PortalId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the portal file declares. Kept in memory only: the file is applied at every start, so what
/// it declared at this one is what the next one brings back.
public final class Declared {
  private record Thing(PortalId portal, Id id) {}

  private final Set<Thing> things = ConcurrentHashMap.newKeySet();

  /// The file declares this; the portal's own id stands for its settings.
  public void add(PortalId portal, Id id) {
    things.add(new Thing(portal, id));
  }

  /// Whether the next start brings this back to what the file says.
  public boolean holds(PortalId portal, Id id) {
    return things.contains(new Thing(portal, id));
  }

  /// Refuses to change what the next start would change back, unless whoever wishes it knows.
  public void refuseUnless(PortalId portal, Id id, boolean untilRestart) {
    PortalError.DECLARED.unless(untilRestart || !holds(portal, id));
  }
}
