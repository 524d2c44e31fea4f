package dev.confab.inspect;

import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.delivery.Health;
import dev.confab.hooks.Hook;
import dev.confab.hooks.HookEvent;
import dev.confab.hooks.Hooks;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where the bot's events go, what keeps the server from posting them there, and whether anybody
/// answers.
final class HandlerExamination implements Examination {
  private final Bots bots;
  private final Hooks hooks;
  private final Doctor.Handshake reach;
  private final Doctor.Care care;

  HandlerExamination(Bots bots, Hooks hooks, Doctor.Handshake reach, Doctor.Care care) {
    this.bots = bots;
    this.hooks = hooks;
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
