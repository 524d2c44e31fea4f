package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.util.Collection;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at handler addresses when they are registered and warns of those that are not likely to be
/// reached. Only a warning: names change, and the guard decides anew at every connection.
public final class Inspector {
  private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);

  private final AddressGuard guard;
  private final HandlerNotes notes;
  private final BiFunction<PortalId, AppId, Collection<String>> registered;

  /// @param registered the handler addresses of an application
  public Inspector(
      AddressGuard guard,
      HandlerNotes notes,
      BiFunction<PortalId, AppId, Collection<String>> registered) {
    this.guard = guard;
    this.notes = notes;
    this.registered = registered;
  }

  /// Looks at an application's addresses on a thread of its own, as looking names up takes time.
  public void inspectLater(PortalId portal, AppId app) {
    Thread.ofVirtual().name("inspector").start(() -> inspect(portal, app));
  }

  void inspect(PortalId portal, AppId app) {
    try {
      for (var address : registered.apply(portal, app)) {
        var warning = address.startsWith(Postman.INSIDE) ? null : guard.warning(address);
        if (warning != null) {
          LOG.warn("Handler {} of application {} of portal {}: {}", address, app, portal, warning);
          notes.warn(portal, app, address, warning);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("The handlers of application {} of portal {} were not inspected", app, portal, e);
    }
  }
}
