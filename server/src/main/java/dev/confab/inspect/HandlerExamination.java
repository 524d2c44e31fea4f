package dev.confab.inspect;

import dev.confab.basics.PortalId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.delivery.Health;
import dev.confab.eventlog.EventLog;
import dev.confab.hooks.Hook;
import dev.confab.hooks.HookEvent;
import dev.confab.hooks.Hooks;
import java.time.Duration;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where the bot's events go, what keeps the server from posting them there, and whether anybody
/// answers.
final class HandlerExamination implements Examination {
  /// An answer that takes so long is one to be asked about.
  private static final Duration SLOW_MIN = Duration.ofSeconds(3);

  private final Bots bots;
  private final Hooks hooks;
  private final EventLog log;
  private final Doctor.Handshake reach;
  private final Doctor.Care care;

  HandlerExamination(
      Bots bots, Hooks hooks, EventLog log, Doctor.Handshake reach, Doctor.Care care) {
    this.bots = bots;
    this.hooks = hooks;
    this.log = log;
    this.reach = reach;
    this.care = care;
  }

  @Override
  public void examine(Patient patient, Findings found) {
    var addresses = new TreeSet<String>();
    var handlers = bots.handlers(patient.reads(), patient.bot());
    for (var handler : handlers) {
      found.note("%s goes to %s.".formatted(name(handler.event()), handler.url()));
      if (!patient.fetches()) {
        addresses.add(handler.url());
      }
    }
    var bound = patient.bound(hooks);
    for (var hook : bound) {
      found.note(bound(hook));
      if (!hook.offline()) {
        addresses.add(hook.url());
      }
    }
    if (patient.isBoundByEvent()
        && handlers.stream().noneMatch(handler -> handler.event() == BotEvent.MESSAGE_ADD)
        && bound.stream().noneMatch(hook -> hook.event() == HookEvent.ONIMBOTMESSAGEADD)) {
      found.blame("No handler is bound for ONIMBOTMESSAGEADD: nobody is told of messages.");
    }
    addresses.forEach(address -> address(patient, address, found));
  }

  private static String bound(Hook hook) {
    return hook.offline()
        ? hook.event() + " is queued until its application takes it with event.offline.get."
        : hook.event() + " goes to " + hook.url() + ", bound with event.bind.";
  }

  private static String name(@Nullable BotEvent event) {
    return event == null ? "All it is told" : event.wire();
  }

  private void address(Patient patient, String address, Findings found) {
    posted(patient, patient.bot(), address, found);
    var failure = reach.failure(address);
    found.note(
        failure == null
            ? address + " was reached just now."
            : address + " cannot be reached: " + failure + ".");
    if (failure != null) {
      found.blame("The handler " + address + " cannot be reached: " + failure + ".");
    }
  }

  /// Who takes connections and does not answer is reached, and nothing failed yet.
  private void underWay(PortalId portal, Bot bot, String address, Health health, Findings found) {
    var oldest = health.oldest();
    var took = oldest == null ? Duration.ZERO : Duration.between(oldest, care.now());
    if (took.compareTo(SLOW_MIN) < 0) {
      return;
    }
    found.blame(
        "The handler %s gives no answer: %s under way there, the longest since %s (%d s), and %s of this bot."
            .formatted(
                address,
                count(health.inFlight(), "attempt is", "attempts are"),
                oldest,
                took.toSeconds(),
                count(log.counts(portal, bot.id()).waiting(), "event waits", "events wait")));
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /// What keeps the server itself from posting to an address.
  private void posted(Patient patient, Bot bot, String address, Findings found) {
    var portal = patient.reads().portal();
    var note = care.note(portal, bot, address);
    var closed = note.closedSentence();
    if (closed != null) {
      found.blame("Nothing is posted to " + address + ": " + closed + ".");
    }
    if (note.warning() != null) {
      found.note("When it was registered, " + address + " was warned of: " + note.warning());
    }
    var health = care.health(portal, bot, address);
    if (health != null) {
      underWay(portal, bot, address, health, found);
    }
    if (health == null || health.circuit().equals(Health.UNKNOWN.circuit())) {
      return;
    }
    var next =
        health.nextProbe() == null
            ? "an attempt is under way that shows whether it is back"
            : "the next attempt is made at " + health.nextProbe();
    found.blame(
        "The handler %s failed so often that it is spared (circuit %s since %s): %s."
            .formatted(address, health.circuit(), health.since(), next));
  }
}
