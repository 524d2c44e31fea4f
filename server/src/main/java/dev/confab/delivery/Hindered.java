package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.LaneHead;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Whose events are not posted at the moment, because the bot fetches them or the handler wants no
/// more. A dialog of theirs that is found in the store rests for the life of its event, as if it
/// had been asked; otherwise a million of them would take each other's places in memory, again and
/// again, to be asked the same.
///
/// Unlike what [Routes] knows this must be right: it is forgotten whenever something of the portal
/// changes. When there are too many all are, which costs that question. Guarded by the lock of
/// [Lanes].
final class Hindered {
  /// What all that decides about an event depends on.
  private record Key(PortalId portal, AppId app, HandlerId handler, UserId bot) {}

  private final int most;
  private final Map<Key, Duration> lives = new HashMap<>();

  Hindered(int most) {
    this.most = most;
  }

  /// An event like this is not posted, and worth delivering for so long.
  void learn(Event event, Duration life) {
    if (lives.size() >= most) {
      lives.clear();
    }
    lives.put(new Key(event.portal(), event.app(), event.handler(), event.bot()), life);
  }

  /// Until when the first event of a lane rests.
  Instant until(PortalId portal, LaneHead head) {
    var life = lives.get(new Key(portal, head.app(), head.handler(), head.bot()));
    var end = life == null ? head.due() : head.created().plus(life);
    return end.isAfter(head.due()) ? end : head.due();
  }

  void forget(PortalId portal) {
    lives.keySet().removeIf(key -> key.portal().equals(portal));
  }

  void forgetAll() {
    lives.clear();
  }
}
