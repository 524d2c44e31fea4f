package dev.confab.calls.rest;

import dev.confab.access.Scope;
import dev.confab.basics.AppId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.calls.CallDesk;
import dev.confab.calls.CallError;
import dev.confab.calls.Migration;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells each application which of the methods it calls go out of use, and what to call instead: to
/// an administrator of all, to an application of itself.
final class MigrationReport
    implements RestMethod<MigrationReport.Params, List<MigrationReport.Subject>> {
  private final CallDesk desk;
  private final Migration migration;

  MigrationReport(CallDesk desk, Migration migration) {
    this.desk = desk;
    this.migration = migration;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("How many days to look back, at most 400.") @Default("400") long days,
      @Doc("Only this application.") @Nullable AppId appId) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Subject(
      @Doc("The application; null: a webhook that stands for none.") @Nullable AppId appId,
      @Doc("Its title, or the webhook.") String name,
      @Doc("The codes of its bots.") List<String> bots,
      @Doc("With which it called.") List<String> credentials,
      @Doc("What of it goes out of use, the most called first.") List<Step> steps,
      @Doc("Calls of methods that stay.") long others) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Step(
      @Doc("The method; `without fields` behind it: called in a form that goes out of use.")
          String method,
      @Doc("How often it was called.") long calls,
      @Doc("How often it was refused.") long refused,
      @Doc("When it was called last.") String last,
      @Doc("What to call in its place; empty: nothing takes it.") List<String> instead) {}

  @Override
  public MethodSpec<Params, List<Subject>> spec() {
    return MethodSpec.<Params, List<Subject>>reading(
            "confab.migration.report", Params.class, List.class)
        .needs(Scope.CONFAB)
        .refusesWith(CallError.NOT_ALLOWED);
  }

  @Override
  public List<Subject> handle(Call call, Params asked) {
    var own = desk.sight(call.reads(), call.caller());
    var only = own == null ? asked.appId() : own;
    int days = Math.clamp(asked.days(), 1, Migration.DAYS_MAX);
    return migration.report(call.reads(), only, days).stream().map(MigrationReport::shown).toList();
  }

  private static Subject shown(Migration.Subject found) {
    return new Subject(
        found.app(),
        found.name(),
        found.bots(),
        found.credentials(),
        found.steps().stream().map(MigrationReport::shown).toList(),
        found.others());
  }

  private static Step shown(Migration.Step step) {
    return new Step(
        step.method(), step.calls(), step.refused(), step.last().toString(), step.instead());
  }
}
