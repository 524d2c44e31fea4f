package dev.confab.house;

import java.util.List;

/// `confab restore DIR`.
final class RestoreBackup implements Command {
  private static final String REPLACE = "--replace";

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String summary() {
    return "restore DIR          puts a backup back; --replace: over what is there, also while the"
        + " server runs";
  }

  @Override
  public String help() {
    return PrintHelp.of(
        this,
        """
          confab restore backups/monday
          confab restore backups/monday --replace

        Give it the settings the server has, above all --data.
        """);
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    var parsed = Arguments.parse(arguments, 1, REPLACE);
    var settings = terminal.settings(parsed);
    if (parsed.words().isEmpty()) {
      throw new StartRefused("restore needs the folder to read from");
    }
    var folder = terminal.resolve(parsed.words().getFirst());
    var replace = parsed.switches().contains(REPLACE);
    Backup.verify(folder);
    var answer = ControlDoor.ask(settings.data(), replace ? name() : "restore-if-empty", folder);
    terminal.out().println(answer == null ? Backup.restore(folder, settings, replace) : answer);
    return DONE;
  }
}
