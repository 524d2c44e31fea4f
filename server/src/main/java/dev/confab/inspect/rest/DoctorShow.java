package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.inspect.BotFiles;
import dev.confab.inspect.Doctor;
import dev.confab.inspect.Finding;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.Map;

/// Finds out why a bot is silent: what `confab doctor` prints. Its handlers are tried, so it may
/// take seconds.
final class DoctorShow implements RestMethod<DoctorShow.Params, DoctorShow.Diagnosis> {
  private final Lookout lookout;
  private final BotFiles files;
  private final Doctor doctor;

  DoctorShow(Lookout lookout, BotFiles files, Doctor doctor) {
    this.lookout = lookout;
    this.files = files;
    this.doctor = doctor;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The bot.") @OrElse("BOT_NOT_FOUND") UserId botId) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Diagnosis(
      @Doc("The bot.") UserId botId,
      @Doc("Whether nothing is wrong as far as can be seen: each cause is a `NOTE`.")
          boolean healthy,
      @Doc("What may keep it silent, the most likely first.") List<String> causes,
      @Doc("Everything looked at.") List<String> findings,
      @Doc("The causes in parts, in their order: for pages that speak other languages.")
          List<Cause> causeParts,
      @Doc("The findings in parts, in their order.") List<Part> findingParts) {}

  /// A finding, for whoever says it in words of his own.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Part(
      @Doc("What it is, for example `USER_OFF`.") String kind,
      @Doc("What varies in its sentence, by names: texts, and moments in ISO 8601.")
          Map<String, String> values) {
    static Part of(Finding finding) {
      return new Part(finding.kind().name(), finding.values());
    }
  }

  /// A cause, for whoever says it in words of his own.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Cause(
      @Doc("What it is, for example `USER_OFF`.") String kind,
      @Doc(
              "`FAULT`: the bot is silent until somebody changes it; `WARNING`: something was lost"
                  + " or waits; `NOTE`: all is as it should be.")
          String weight,
      @Doc("What varies in its sentence, by names: texts, and moments in ISO 8601.")
          Map<String, String> values) {
    static Cause of(Finding finding) {
      return new Cause(finding.kind().name(), finding.weight().name(), finding.values());
    }
  }

  @Override
  public MethodSpec<Params, Diagnosis> spec() {
    return MethodSpec.<Params, Diagnosis>reading("confab.doctor", Params.class, Diagnosis.class)
        .needs(Scope.CONFAB)
        .refusesWith(InspectError.BOT_NOT_FOUND, InspectError.NOT_ALLOWED);
  }

  @Override
  public Diagnosis handle(Call call, Params asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    var bot = files.of(call.reads(), sight, asked.botId()).bot();
    var found = doctor.examine(call.reads(), bot.id().toString());
    return new Diagnosis(
        bot.id(),
        found.isHealthy(),
        sentences(found.causes()),
        sentences(found.findings()),
        found.causes().stream().map(Cause::of).toList(),
        found.findings().stream().map(Part::of).toList());
  }

  private static List<String> sentences(List<Finding> findings) {
    return findings.stream().map(Finding::sentence).toList();
  }
}
