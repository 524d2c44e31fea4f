package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.eventlog.Event;
import org.jspecify.annotations.Nullable;

/// Says where an event is to go and on which terms. Asked before every attempt, so that whatever is
/// changed takes over what waits.
public interface Guide {
  /// On which terms the event is delivered.
  Terms terms(Event event);

  /// The handler's address; null when it is no longer bound.
  @Nullable String address(Event event);

  /// Why nothing may be posted to this address at the moment, as a sentence; null when it may.
  @Nullable String closed(PortalId portal, AppId app, String address);

  /// The handler said that it is gone: nothing is posted to it until somebody opens it again.
  void close(PortalId portal, AppId app, String address);
}
