package dev.confab.calls;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.bots.Bots;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.sql.Reads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells each application what of it goes out of use, from how often it called what.
public final class Migration {
  /// How far back a report looks, at most: as far as calls are counted.
  public static final int DAYS_MAX = 400;

  /// Callers and methods looked at.
  private static final int USAGES_MAX = 100_000;

  private final Apps apps;
  private final Bots bots;
  private final CallLog log;
  private final Methods methods;
  private final InstantSource clock;

  /// Reports over this log.
  ///
  /// @param methods all of the server's, which say of themselves what replaces them
  public Migration(Apps apps, Bots bots, CallLog log, Methods methods, InstantSource clock) {
    this.apps = apps;
    this.bots = bots;
    this.log = log;
    this.methods = methods;
    this.clock = clock;
  }

  /// A method that goes out of use and is called, or one that is called in a form that does.
  ///
  /// @param method its name, and behind it what of the form is old
  /// @param calls how often
  /// @param refused of them
  /// @param last when for the last time
  /// @param instead what is to be called in its place; empty: nothing takes it
  public record Step(String method, long calls, long refused, Instant last, List<String> instead) {}

  /// What an application, or a webhook that stands for none, has before it.
  ///
  /// @param app null for a webhook
  /// @param name how it is known
  /// @param bots the codes of its bots
  /// @param credentials with which it called
  /// @param steps what of it goes out of use, the most called first
  /// @param others calls of methods that stay
  public record Subject(
      @Nullable AppId app,
      String name,
      List<String> bots,
      List<String> credentials,
      List<Step> steps,
      long others) {}

  /// Everybody who called in so many days, or one application.
  public List<Subject> report(Reads reads, @Nullable AppId only, int days) {
    log.settle();
    var from = clock.instant().minus(Duration.ofDays(Math.clamp(days, 1, DAYS_MAX)));
    var day = from.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    var byCaller = new LinkedHashMap<String, List<Usage>>();
    for (var usage : CountsSql.since(reads, day, only, USAGES_MAX)) {
      var caller = usage.app() == null ? usage.credential() : "app " + usage.app();
      byCaller.computeIfAbsent(caller, one -> new ArrayList<>()).add(usage);
    }
    var codes = codes(reads);
    return byCaller.values().stream().map(usages -> subject(reads, codes, usages)).toList();
  }

  private Map<AppId, List<String>> codes(Reads reads) {
    var codes = new LinkedHashMap<AppId, List<String>>();
    bots.all(reads)
        .forEach(bot -> codes.computeIfAbsent(bot.app(), app -> new ArrayList<>()).add(bot.code()));
    return codes;
  }

  private Subject subject(Reads reads, Map<AppId, List<String>> codes, List<Usage> usages) {
    var id = usages.getFirst().app();
    var credentials = new TreeSet<String>();
    var steps = new TreeMap<String, Step>();
    long others = 0;
    for (var usage : usages) {
      credentials.add(usage.credential());
      var step = step(usage);
      if (step == null) {
        others += usage.calls();
      } else {
        steps.merge(step.method(), step, Migration::sum);
      }
    }
    return new Subject(
        id,
        name(reads, id, credentials.first()),
        id == null ? List.of() : codes.getOrDefault(id, List.of()),
        List.copyOf(credentials),
        steps.values().stream()
            .sorted((one, other) -> Long.compare(other.calls(), one.calls()))
            .toList(),
        others);
  }

  /// What goes out of use: the method, or the form in which it was called. Null where neither does.
  private @Nullable Step step(Usage usage) {
    var method = MethodSpec.ofForm(usage.method());
    var spec = methods.spec(method);
    if (spec == null) {
      return null;
    }
    var isOlder = !usage.method().equals(method);
    var instead = isOlder ? List.of(spec.name()) : spec.replacedBy();
    var called = isOlder ? usage.method() : spec.name();
    return instead == null
        ? null
        : new Step(called, usage.calls(), usage.refused(), usage.last(), instead);
  }

  private static Step sum(Step one, Step other) {
    return new Step(
        one.method(),
        one.calls() + other.calls(),
        one.refused() + other.refused(),
        one.last().isAfter(other.last()) ? one.last() : other.last(),
        one.instead());
  }

  /// The name of what stands for webhook callers is their secret.
  private String name(Reads reads, @Nullable AppId id, String credential) {
    var app = id == null ? null : apps.find(reads, id);
    return app == null || app.kind().equals(App.WEBHOOK) ? credential : app.title();
  }
}
