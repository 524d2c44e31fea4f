package dev.confab.inspect;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.bots.Bots;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.LogEntry;
import dev.confab.eventlog.State;
import dev.confab.hooks.Hooks;
import dev.confab.sql.Reads;
import org.jspecify.annotations.Nullable;

/// Says which events can be told once more, whoever wishes it and by whatever way.
public final class Replays {
  private final Apps apps;
  private final Bots bots;
  private final Hooks hooks;

  /// The events of these applications, their bots and what they bound.
  public Replays(Apps apps, Bots bots, Hooks hooks) {
    this.apps = apps;
    this.bots = bots;
    this.hooks = hooks;
  }

  /// Why an event is not appended again; null: it may be.
  public @Nullable InspectError refusal(Reads reads, LogEntry entry) {
    var event = entry.event();
    if (entry.state() == State.WAITING) {
      return InspectError.STILL_WAITING;
    }
    if (event.isForBot() && bots.find(reads, event.bot()) == null) {
      return InspectError.BOT_NOT_FOUND;
    }
    if (!isTold(reads, current(reads, event).app())) {
      return InspectError.NOT_INSTALLED;
    }
    return event.isForBot() ? null : refusal(reads, event.handler());
  }

  /// An event as news of today: that of a bot comes from the application whose bot it is now. With
  /// the one it left its tokens are dead.
  public Event current(Reads reads, Event event) {
    var bot = event.isForBot() ? bots.find(reads, event.bot()) : null;
    return bot == null ? event : event.from(bot.app());
  }

  /// What an application bound, or its bot left, is taken away when it is unbound, and never comes
  /// back: bound anew it is another one. Handlers of bots stay.
  private @Nullable InspectError refusal(Reads reads, HandlerId bound) {
    if (hooks.isOffline(reads, bound)) {
      return InspectError.HANDLER_OFFLINE;
    }
    var gone =
        hooks.address(reads, bound) == null && bots.subscriptions().address(reads, bound) == null;
    return gone ? InspectError.HANDLER_GONE : null;
  }

  /// Whether an application is told of anything: what was withheld, or happened before an
  /// installation began anew, is told when it is finished.
  boolean isTold(Reads reads, AppId id) {
    var app = apps.find(reads, id);
    return app == null || app.installed() || app.isRemoved();
  }
}
