package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.util.ArrayDeque;

/// The handlers of one application: what shares a limit of attempts at the same time. Guarded by
/// the lock of [Lanes].
final class Destination {
  /// Names a destination of the server.
  record Key(PortalId portal, AppId app) {}

  final Key key;
  final ArrayDeque<Lane> ready = new ArrayDeque<>(2);
  int running;

  Destination(Key key) {
    this.key = key;
  }

  boolean idle() {
    return running == 0 && ready.isEmpty();
  }
}
