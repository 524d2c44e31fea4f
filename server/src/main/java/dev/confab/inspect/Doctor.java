package dev.confab.inspect;

import dev.confab.access.Apps;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.chats.Chats;
import dev.confab.delivery.HandlerNote;
import dev.confab.delivery.Health;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventLog;
import dev.confab.hooks.Hooks;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out why a bot is silent and says it in sentences. Each reason is looked for by one
/// [Examination]; the likeliest come first.
public final class Doctor {
  /// Tries an address.
  @FunctionalInterface
  public interface Handshake {
    /// Why an address cannot be reached; null when it can.
    @Nullable String failure(String address);
  }

  /// How events reach a bot.
  public interface Care {
    /// What was agreed on with the bot.
    Terms terms(PortalId portal, Bot bot);

    /// Whether the bot fetches its events.
    boolean fetches(PortalId portal, Bot bot);

    /// What is noted of its handler at this address.
    HandlerNote note(PortalId portal, Bot bot, String address);

    /// How that handler does; null when nothing is known against it, or no server runs.
    @Nullable Health health(PortalId portal, Bot bot, String address);

    /// What the server's clock shows.
    Instant now();

    /// Calls of its application that were refused in the last hour, the newest first; not all where
    /// there are many.
    List<Refusal> refusals(Reads reads, Bot bot);
  }

  /// A call that was refused.
  ///
  /// @param error the code of the refusal
  public record Refusal(String method, String error, Instant at) {}

  /// What was found.
  ///
  /// @param findings everything looked at
  /// @param causes what may keep the bot silent, the most likely first
  public record Diagnosis(List<Finding> findings, List<Finding> causes) {
    /// Whether nothing is wrong, as far as can be seen.
    public boolean isHealthy() {
      return causes.stream().allMatch(cause -> cause.weight() == Finding.Weight.NOTE);
    }
  }

  private final Bots bots;
  private final Apps apps;
  private final Care care;
  private final List<Examination> examinations;

  /// A doctor for the bots of these rooms.
  public Doctor(
      Portals portals,
      People people,
      Bots bots,
      Apps apps,
      Hooks hooks,
      Chats chats,
      EventLog log,
      EventDesk desk,
      Handshake reach,
      Care care) {
    this.bots = bots;
    this.apps = apps;
    this.care = care;
    this.examinations =
        List.of(
            new StandingExamination(portals, people),
            new FetchExamination(desk, hooks),
            new HandlerExamination(bots, hooks, log, reach, care),
            new HangingExamination(desk, hooks),
            new CallsExamination(care),
            new NewsExamination(log, desk),
            new ChatsExamination(chats));
  }

  /// Examines the bot of this id or code.
  public Diagnosis examine(Reads reads, String name) {
    var found = new Findings();
    var bot = bot(reads, name);
    if (bot == null) {
      notThere(reads, name, found);
      return found.diagnosis();
    }
    found.note(
        Finding.Kind.BOT,
        "bot",
        bot.id(),
        "code",
        bot.code(),
        "letter",
        bot.type().letter(),
        "type",
        bot.type().word());
    var fetches = care.fetches(reads.portal(), bot);
    var patient = new Patient(reads, bot, apps.find(reads, bot.app()), fetches);
    examinations.forEach(examination -> examination.examine(patient, found));
    return found.diagnosis();
  }

  /// A bot that fetched when it was removed may still ask.
  private void notThere(Reads reads, String name, Findings found) {
    var id = id(name);
    var last = id == null ? null : bots.lastEvent(reads, id);
    if (last == null) {
      found.blame(Finding.Kind.NO_BOT, "name", name);
    } else {
      found.blame(
          Finding.Kind.REMOVED, "bot", last.bot(), "event", last.id(), "removed", last.created());
    }
  }

  private static @Nullable UserId id(String name) {
    return name.matches("[0-9]{1,18}") ? new UserId(Long.parseLong(name)) : null;
  }

  private @Nullable Bot bot(Reads reads, String name) {
    var id = id(name);
    var named = id == null ? null : bots.find(reads, id);
    return named != null
        ? named
        : bots.all(reads).stream().filter(bot -> bot.code().equals(name)).findFirst().orElse(null);
  }
}
