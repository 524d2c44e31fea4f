package dev.confab.house;

import dev.confab.basics.Json;
import dev.confab.calls.Migration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `confab migrate-report`: what of what applications call goes out of use. Asked of the running
/// server, else of the store as it lies there.
final class MigrateReport implements Command {
  static final String NAME = "migrate-report";

  private static final String JSON = "--json";
  private static final Set<String> OPTIONS = Set.of("--days", "--of");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "migrate-report       tells each application what of it goes out of use, and what to"
        + " call instead";
  }

  @Override
  public String help() {
    return PrintHelp.of(
        this,
        """
          confab migrate-report
          confab migrate-report --days 30 --json

        Calls are counted for 400 days unless the setting calls is off. --of HOST chooses a portal
        where there are several.
        """);
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    return new Question(NAME, OPTIONS, Set.of(JSON), 0)
        .ask(arguments, terminal, MigrateReport::fromStore);
  }

  private static String fromStore(Settings settings, String line) {
    try (var house = House.build(Server.houseSettings(settings, settings.port()))) {
      return answer(house, line);
    }
  }

  /// Whether a line is for this report.
  static boolean knows(String line) {
    return line.split(" ", 2)[0].equals(NAME);
  }

  /// The report of a house.
  static String answer(House house, String line) {
    var words = List.of(line.split(" "));
    var rooms = house.rooms();
    var portal = OperatorDesk.portal(rooms, value(words, "--of", null));
    var days = value(words, "--days", Integer.toString(Migration.DAYS_MAX));
    if (days == null || !days.matches("[0-9]{1,3}")) {
      throw new StartRefused("--days must be a number of up to " + Migration.DAYS_MAX + " days");
    }
    var found =
        house.migration().report(rooms.store().reads(portal.id()), null, Integer.parseInt(days));
    return words.contains(JSON) ? json(found) : text(found);
  }

  private static @Nullable String value(
      List<String> words, String option, @Nullable String otherwise) {
    int at = words.indexOf(option);
    return at < 0 ? otherwise : words.get(at + 1);
  }

  private static String json(List<Migration.Subject> found) {
    var subjects =
        found.stream()
            .map(
                subject -> {
                  var shown = new LinkedHashMap<String, Object>();
                  shown.put("app_id", subject.app() == null ? null : subject.app().value());
                  shown.put("name", subject.name());
                  shown.put("bots", subject.bots());
                  shown.put("credentials", subject.credentials());
                  shown.put("steps", subject.steps().stream().map(MigrateReport::step).toList());
                  shown.put("others", subject.others());
                  return shown;
                })
            .toList();
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(subjects) + "\n";
  }

  private static Map<String, Object> step(Migration.Step step) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("method", step.method());
    shown.put("calls", step.calls());
    shown.put("refused", step.refused());
    shown.put("last", step.last().toString());
    shown.put("instead", step.instead());
    return shown;
  }

  private static String text(List<Migration.Subject> found) {
    var text = new StringBuilder();
    int free = 0;
    for (var subject : found) {
      if (subject.steps().isEmpty()) {
        free++;
        continue;
      }
      text.append(subject.name());
      if (!subject.bots().isEmpty()) {
        text.append(", bots: ").append(String.join(", ", subject.bots()));
      }
      text.append('\n');
      for (var step : subject.steps()) {
        var instead = step.instead();
        text.append(
            "  %-28s %8d calls, last %s%n".formatted(step.method(), step.calls(), step.last()));
        text.append("    -> ");
        text.append(instead.isEmpty() ? "nothing takes its place" : String.join(" or ", instead));
        text.append('\n');
      }
      text.append("  and ").append(subject.others()).append(" calls of methods that stay\n\n");
    }
    return text.append(found.size() - free)
        .append(" callers have something to move, ")
        .append(free)
        .append(" nothing.\n")
        .toString();
  }
}
