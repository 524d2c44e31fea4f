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
      goesTo(handler.event(), handler.url(), found);
      if (!patient.fetches()) {
        addresses.add(handler.url());
      }
    }
    bots.subscriptions()
        .leftBy(patient.reads(), patient.bot())
        .forEach(address -> found.note(Finding.Kind.LEFT_BEHIND, "address", address));
    var bound = patient.bound(hooks);
    for (var hook : bound) {
      bound(hook, found);
      if (!hook.offline()) {
        addresses.add(hook.url());
      }
    }
    if (patient.isBoundByEvent()
        && handlers.stream().noneMatch(handler -> handler.event() == BotEvent.MESSAGE_ADD)
        && bound.stream().noneMatch(hook -> hook.event() == HookEvent.ONIMBOTMESSAGEADD)) {
      found.blame(Finding.Kind.NO_MESSAGE_HANDLER);
    }
    addresses.forEach(address -> address(patient, address, found));
  }

  private static void bound(Hook hook, Findings found) {
    if (hook.offline()) {
      found.note(Finding.Kind.BOUND_OFFLINE, "event", hook.event());
    } else {
      found.note(Finding.Kind.BOUND, "event", hook.event(), "address", hook.url());
    }
  }

  private static void goesTo(@Nullable BotEvent event, String address, Findings found) {
    if (event == null) {
      found.note(Finding.Kind.ALL_GOES_TO, "address", address);
    } else {
      found.note(Finding.Kind.GOES_TO, "event", event.wire(), "address", address);
    }
  }

  private void address(Patient patient, String address, Findings found) {
    posted(patient, patient.bot(), address, found);
    var failure = reach.failure(address);
    if (failure == null) {
      found.note(Finding.Kind.REACHED, "address", address);
    } else {
      found.note(Finding.Kind.NOT_REACHED, "address", address, "failure", failure);
      found.blame(Finding.Kind.HANDLER_NOT_REACHED, "address", address, "failure", failure);
    }
  }

  /// Who takes connections and does not answer is reached, and nothing failed yet.
  private void underWay(PortalId portal, Bot bot, String address, Health health, Findings found) {
    var oldest = health.oldest();
    var took = oldest == null ? Duration.ZERO : Duration.between(oldest, care.now());
    if (took.compareTo(SLOW_MIN) < 0) {
      return;
    }
    var waiting = log.counts(portal, bot.id()).waiting();
    found.blame(
        Finding.Kind.NO_ANSWER,
        "address",
        address,
        "attempts",
        health.inFlight(),
        "busy",
        count(health.inFlight(), "attempt is", "attempts are"),
        "oldest",
        String.valueOf(oldest),
        "seconds",
        took.toSeconds(),
        "n",
        waiting,
        "waiting",
        count(waiting, "event waits", "events wait"));
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /// What keeps the server itself from posting to an address.
  private void posted(Patient patient, Bot bot, String address, Findings found) {
    var portal = patient.reads().portal();
    var note = care.note(portal, bot, address);
    var closed = note.closed();
    if (closed != null) {
      found.blame(Finding.Kind.HANDLER_GONE, "address", address, "since", closed);
    }
    var warning = note.warning();
    if (warning != null) {
      found.note(Finding.Kind.WARNED, "address", address, "warning", warning);
    }
    var health = care.health(portal, bot, address);
    if (health != null) {
      underWay(portal, bot, address, health, found);
    }
    if (health == null || health.circuit().equals(Health.UNKNOWN.circuit())) {
      return;
    }
    var next = health.nextProbe();
    found.blame(
        next == null ? Finding.Kind.PROBED : Finding.Kind.SPARED,
        "address",
        address,
        "circuit",
        health.circuit(),
        "since",
        String.valueOf(health.since()),
        "next",
        next == null ? "" : next);
  }
}
