package dev.confab.house;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import java.util.List;

/// Shows what the server was started with, as far as it concerns administrators of portals: which
/// private addresses it calls, how long it keeps events, how it is backed up. None of it can be
/// changed by a call.
final class ServerShow implements RestMethod<NoParams, ServerShow.Shown> {
  private final HouseSettings settings;
  private final Instant started;
  private final Requirement[] needs;

  ServerShow(HouseSettings settings, Requirement... needs) {
    this.settings = settings;
    this.started = settings.clock().instant();
    this.needs = needs;
  }

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The server's version.") String version,
      @Doc("Since when it runs.") String started,
      @Doc("Where its rows are: `sqlite` or `postgresql`.") String store,
      @Doc("Whether events may be posted to the server's own machine.") boolean loopback,
      @Doc(
              "Private ranges and hosts to which events may be posted, and ports of other protocols"
                  + " such as `:25`.")
          List<String> allow,
      @Doc("Days settled events are kept.") long keepDays,
      @Doc("What copies everything into an empty folder while the server runs, on its machine.")
          String backup) {}

  @Override
  public MethodSpec<NoParams, Shown> spec() {
    return MethodSpec.<NoParams, Shown>reading("confab.admin.server", NoParams.class, Shown.class)
        .needs(needs);
  }

  @Override
  public Shown handle(Call call, NoParams asked) {
    return new Shown(
        Version.NUMBER,
        started.toString(),
        settings.database().startsWith("jdbc:postgresql:") ? "postgresql" : "sqlite",
        settings.loopback(),
        settings.allow(),
        settings.keep().age().toDays(),
        "confab backup FOLDER");
  }
}
