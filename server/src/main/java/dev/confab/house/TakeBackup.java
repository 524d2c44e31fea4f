package dev.confab.house;

import java.util.List;

/// `confab backup DIR`.
final class TakeBackup implements Command {
  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String summary() {
    return "backup DIR           copies everything into an empty folder, while the server runs";
  }

  @Override
  public String help() {
    return PrintHelp.of(
        this,
        """
          confab backup backups/monday
          confab backup backups/monday --data /var/lib/confab

        Give it the settings the server has, above all --data.
        """);
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    var parsed = Arguments.parse(arguments, 1);
    var settings = terminal.settings(parsed);
    if (parsed.words().isEmpty()) {
      throw new StartRefused("backup needs the folder to write to");
    }
    var folder = terminal.resolve(parsed.words().getFirst());
    // The running server knows its own store best; without one the store is read as it lies there.
    var answer = ControlDoor.ask(settings.data(), name(), folder);
    terminal.out().println(answer == null ? Backup.take(settings, folder) : answer);
    return DONE;
  }
}
