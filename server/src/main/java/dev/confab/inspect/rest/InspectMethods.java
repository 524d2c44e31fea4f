package dev.confab.inspect.rest;

import dev.confab.audit.AuditLog;
import dev.confab.bots.Bots;
import dev.confab.inspect.BotFiles;
import dev.confab.inspect.Doctor;
import dev.confab.inspect.Lookout;
import dev.confab.limits.OperatingTime;
import dev.confab.limits.RateLimit;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods about events and bots.
public final class InspectMethods {
  private InspectMethods() {}

  /// The methods about events over these domains.
  public static List<RestMethod<?, ?>> all(Lookout lookout, AuditLog audit) {
    var deeds = new EventDeeds(audit);
    return List.of(
        new EventsList(lookout),
        new EventsShow(lookout),
        new EventsReplay(lookout, deeds),
        new EventsSkip(lookout, deeds),
        new EventsCancel(lookout, deeds),
        new EventsEdit(lookout, deeds),
        new EventsRetry(lookout, deeds),
        new EventsExport(lookout),
        new EventsMisses(lookout),
        new MessagesLife(lookout),
        new LedgerShow(lookout));
  }

  /// The methods about bots and limits.
  public static List<RestMethod<?, ?>> ofBots(
      Lookout lookout,
      BotFiles files,
      Bots bots,
      AuditLog audit,
      Doctor doctor,
      RateLimit rate,
      OperatingTime time) {
    return List.of(
        new BotsList(lookout, files),
        new BotsShow(lookout, files),
        new BotsRemove(lookout, files, bots, new EventDeeds(audit)),
        new DoctorShow(lookout, files, doctor),
        new LimitsShow(rate, time));
  }
}
