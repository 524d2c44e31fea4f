package dev.confab.hooks;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An application that listens to an event.
///
/// @param id the `event_handler_id` of the wire
/// @param url where the event is posted; empty when it is queued
/// @param user for whom tokens are issued; null: for whoever caused the event
/// @param connector which of the application's queues; empty: the one without a name
/// @param pause of [HookEvent#ONOFFLINEEVENT]: least time between two
/// @param notified of [HookEvent#ONOFFLINEEVENT]: when the last one was or will be due
public record Hook(
    HandlerId id,
    AppId app,
    HookEvent event,
    String url,
    @Nullable UserId user,
    boolean offline,
    String connector,
    Duration pause,
    Instant notified) {

  /// Whether the other one is the same but for what may be changed about it.
  boolean isSame(Hook other) {
    return app.equals(other.app)
        && event == other.event
        && url.equals(other.url)
        && Objects.equals(user, other.user)
        && offline == other.offline
        && connector.equals(other.connector);
  }

  Hook under(HandlerId id) {
    return new Hook(id, app, event, url, user, offline, connector, pause, notified);
  }

  /// The lane in which what is posted to it is kept in order.
  public String lane() {
    return "hook" + id;
  }
}
