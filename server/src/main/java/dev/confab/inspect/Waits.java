package dev.confab.inspect;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import dev.confab.bots.BotEvent;
import dev.confab.delivery.Guide;
import dev.confab.delivery.Health;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.LogEntry;
import dev.confab.eventlog.State;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out what events wait for.
public final class Waits {
  /// How handlers do.
  @FunctionalInterface
  public interface Healths {
    /// How an application's handler at this address does; null when nothing is known of it.
    @Nullable Health at(PortalId portal, AppId app, String address);
  }

  /// Attempts under way.
  @FunctionalInterface
  public interface Runs {
    /// Since when the first event of a lane is attempted; null: it is not.
    @Nullable Instant since(PortalId portal, String lane);
  }

  private final EventDesk desk;
  private final Guide guide;
  private final Healths healths;
  private final Runs runs;
  private final InstantSource clock;

  /// @param guide says where events go, and on which terms
  public Waits(EventDesk desk, Guide guide, Healths healths, Runs runs, InstantSource clock) {
    this.desk = desk;
    this.guide = guide;
    this.healths = healths;
    this.runs = runs;
    this.clock = clock;
  }

  /// What each of these waits for; none of those that are settled, or pause until they are due.
  public Map<EventId, Wait> of(Reads reads, List<LogEntry> entries) {
    var look = new Look(reads);
    var found = new HashMap<EventId, Wait>();
    for (var entry : entries) {
      var wait = entry.state() == State.WAITING ? look.at(entry.event()) : null;
      if (wait != null) {
        found.put(entry.event().id(), wait);
      }
    }
    return found;
  }

  /// What one event waits for, if it waits; null: for its own time.
  public @Nullable Wait of(Reads reads, LogEntry entry) {
    return of(reads, List.of(entry)).get(entry.event().id());
  }

  /// What is asked once, however many events it concerns.
  private final class Look {
    private final Reads reads;
    private final Map<String, Optional<EventId>> heads = new HashMap<>();
    private final Map<List<Object>, Optional<Health>> known = new HashMap<>();

    Look(Reads reads) {
      this.reads = reads;
    }

    @Nullable Wait at(Event event) {
      if (guide.terms(event).receive() == Terms.Receive.FETCH) {
        boolean last = BotEvent.DELETE.is(event.event());
        var who = last ? "the bot was removed and may still fetch it" : "the bot fetches it";
        return new Wait(Wait.Reason.FETCH, who + "; nothing is posted", null, null);
      }
      var address = guide.address(event);
      var closed = address == null ? null : guide.closed(event.portal(), event.app(), address);
      if (closed != null) {
        return new Wait(Wait.Reason.SUSPENDED, "nothing is posted: " + closed, null, null);
      }
      var head =
          heads.computeIfAbsent(event.lane(), lane -> Optional.ofNullable(desk.first(reads, lane)));
      if (head.isPresent() && head.get().value() < event.id().value()) {
        var sentence = "it is behind event " + head.get() + " of its dialog";
        return new Wait(Wait.Reason.BEHIND, sentence, head.get(), null);
      }
      var since = runs.since(event.portal(), event.lane());
      if (since != null) {
        return new Wait(
            Wait.Reason.UNDER_WAY, "an attempt is under way since " + since, null, null);
      }
      return address == null ? null : spared(event, address);
    }

    private @Nullable Wait spared(Event event, String address) {
      var health =
          known
              .computeIfAbsent(
                  List.of(event.app(), address),
                  asked -> Optional.ofNullable(healths.at(event.portal(), event.app(), address)))
              .orElse(Health.UNKNOWN);
      if (health.circuit().equals(Health.UNKNOWN.circuit())) {
        return null;
      }
      var probe = health.nextProbe();
      if (probe == null) {
        return probed(event, address);
      }
      return event.due().isAfter(probe)
          ? null
          : new Wait(
              Wait.Reason.CIRCUIT,
              "the handler " + address + " is spared until " + probe + ", when one attempt is made",
              null,
              probe);
    }

    /// Nobody knows how long the probe takes; before its own time the event is not attempted in any
    /// case.
    private Wait probed(Event event, String address) {
      var sentence = "an attempt at " + address + " is under way that shows whether it is back";
      return event.due().isAfter(clock.instant())
          ? new Wait(
              Wait.Reason.CIRCUIT,
              sentence + "; this event is not due before " + event.due(),
              null,
              event.due())
          : new Wait(Wait.Reason.CIRCUIT, sentence, null, null);
    }
  }
}
